package dev.patchbay.cli;

import dev.patchbay.Core;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.StorageException;
import dev.patchbay.domain.TaskType;
import dev.patchbay.domain.UnknownProviderException;
import dev.patchbay.text.Words;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The program in a terminal. Used by one thread.
public final class Terminal {
    private static final Logger LOG = System.getLogger(Terminal.class.getName());

    private final Screen screen;

    /// @param hidden asks for something without showing it; null where nobody sits at the other end
    public Terminal(
            Core core, PrintStream out, PrintStream err, InputStream in, @Nullable Function<String, char[]> hidden) {
        screen = new Screen(core, new Words().preferring("cli."), out, err, in, hidden);
    }

    /// On the terminal that the program was started from.
    @SuppressWarnings("SystemConsoleNull") // JDK 25 gives null again where input is not a terminal
    public static Terminal standard(Core core) {
        var console = System.console();
        Function<String, char[]> hidden =
                console != null && console.isTerminal() ? prompt -> console.readPassword("%s", prompt) : null;
        return new Terminal(core, System.out, System.err, System.in, hidden);
    }

    /// Runs one command.
    ///
    /// @return the exit code; `patchbay --help` lists them
    public int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    private CommandLine commandLine() {
        var line = new CommandLine(new PatchbayCommand())
                .addSubcommand(new AskCommand(screen))
                .addSubcommand(new ProvidersCommand(screen))
                .addSubcommand(new CommandLine(new KeyCommand())
                        .addSubcommand(new KeySetCommand(screen))
                        .addSubcommand(new KeyRemoveCommand(screen)))
                .addSubcommand(new CommandLine(new EndpointCommand())
                        .addSubcommand(new EndpointAddCommand(screen))
                        .addSubcommand(new EndpointRemoveCommand(screen)))
                .addSubcommand(new CapsCommand(screen))
                .addSubcommand(new PricesCommand(screen))
                .addSubcommand(new BackupCommand(screen))
                .addSubcommand(new UsageCommand(screen))
                .addSubcommand(new ReconcileCommand(screen));
        line.setResourceBundle(ResourceBundle.getBundle("dev.patchbay.text.messages", Locale.ENGLISH));
        line.setOut(new PrintWriter(screen.out(), true, screen.out().charset()));
        line.setErr(new PrintWriter(screen.err(), true, screen.err().charset()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e));
        line.registerConverter(BigDecimal.class, text -> typed(BigDecimal::new, text, "cli.typed.number"));
        line.registerConverter(LocalDate.class, text -> typed(LocalDate::parse, text, "cli.typed.day"));
        line.registerConverter(YearMonth.class, text -> typed(YearMonth::parse, text, "cli.typed.month"));
        line.setParameterExceptionHandler((e, arguments) -> wrong(e));
        return line;
    }

    /// What is wrong and where to read on; the whole help would push the first out of sight.
    private <T> T typed(Function<String, T> reading, String text, String wrong) {
        try {
            return reading.apply(text);
        } catch (NumberFormatException | DateTimeException e) {
            throw new CommandLine.TypeConversionException(screen.words().get(wrong, text));
        }
    }

    private int wrong(CommandLine.ParameterException e) {
        screen.err().println(e.getMessage());
        screen.note("cli.help", e.getCommandLine().getCommandSpec().qualifiedName());
        return ExitCode.USAGE;
    }

    private int failed(Exception e) {
        return switch (e) {
            case StorageException storage -> screen.failed(storage);
            case UnknownProviderException unknown -> {
                screen.err().println(unknown.getMessage());
                screen.note("cli.unknownProvider.action");
                yield ExitCode.USAGE;
            }
            default -> {
                LOG.log(Level.ERROR, "A command failed", e);
                yield screen.failed(new ChatFailure.Internal(e.toString()));
            }
        };
    }

    /// Says what the data folder lacks.
    ///
    /// @return the exit code
    public int failed(StorageException e) {
        return screen.failed(e);
    }

    /// Says that the folder's window is open already.
    ///
    /// @param shown whether it was brought to the front
    /// @return the exit code
    public int alreadyOpen(boolean shown) {
        screen.note(
                shown ? "cli.alreadyOpen.shown" : "cli.alreadyOpen",
                screen.core().paths().data().toString());
        return shown ? ExitCode.OK : ExitCode.IN_USE;
    }

    /// The main job without a window: asks Demo a question and streams its answer.
    ///
    /// @param why the key of the sentence that says why there is no window
    /// @return the exit code
    public int insteadOfWindow(String why) {
        screen.say(why);
        screen.say("cli.demo.ask");
        screen.out().println();
        String question = screen.words().get("cli.demo.question");
        screen.out().println("> " + question);
        screen.out().println();
        try {
            var demo = new ModelId(new ProviderId("demo"), "demo");
            int code = new Asking(screen, new TextAnswer(screen, screen.out()))
                    .ask(Question.of(TaskType.GENERAL, demo, List.of(Message.user(question))), false);
            screen.out().println();
            screen.say("cli.demo.more");
            return code;
        } catch (StorageException e) {
            return screen.failed(e);
        }
    }
}
