package dev.patchbay.cli;

import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.TaskType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "ask", mixinStandardHelpOptions = true)
final class AskCommand implements Callable<Integer> {
    private final Screen screen;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @ArgGroup
    private @Nullable Choice choice;

    @Option(names = "--json", descriptionKey = "cli.ask.json")
    private boolean json;

    @Option(names = "--max-tokens", paramLabel = "N", descriptionKey = "cli.ask.maxTokens")
    private @Nullable Integer maxTokens;

    @Option(names = "--over-cap", descriptionKey = "cli.ask.overCap")
    private boolean overCap;

    @Option(names = "--now", descriptionKey = "cli.ask.now")
    private boolean now;

    @Parameters(paramLabel = "TEXT", arity = "0..*", descriptionKey = "cli.ask.text")
    private List<String> text = List.of();

    AskCommand(Screen screen) {
        this.screen = screen;
    }

    /// A task or a model, not both.
    static final class Choice {
        @Option(names = "--task", paramLabel = "TASK", descriptionKey = "cli.ask.task")
        private @Nullable String task;

        @Option(names = "--model", paramLabel = "PROVIDER/MODEL", descriptionKey = "cli.ask.model")
        private @Nullable String model;
    }

    @Override
    public Integer call() throws IOException {
        screen.core().connections().load();
        ModelId model = model();
        Integer most = maxTokens();
        String text = question();
        Question question = Question.of(task(), model, List.of(Message.user(text)))
                .withParameters(new dev.patchbay.domain.Parameters(null, most));
        Answer answer = json ? new JsonAnswer(screen) : new TextAnswer(screen, screen.err());
        return new Asking(screen, answer).ask(overCap ? question.allowedOverCap() : question, now);
    }

    private @Nullable Integer maxTokens() {
        if (maxTokens != null && maxTokens < 1) {
            throw wrong(screen.words().get("cli.ask.maxTokens.wrong"));
        }
        return maxTokens;
    }

    private @Nullable ModelId model() {
        if (choice == null || choice.model == null) {
            return null;
        }
        ModelId model;
        try {
            model = ModelId.parse(choice.model);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
        screen.core().providers().get(model.provider());
        return model;
    }

    private TaskType task() {
        return choice == null || choice.task == null ? TaskType.GENERAL : screen.task(choice.task, spec);
    }

    private String question() throws IOException {
        String typed = String.join(" ", text);
        String question = typed.isBlank() ? new String(screen.in().readAllBytes(), StandardCharsets.UTF_8) : typed;
        if (question.isBlank()) {
            throw wrong(screen.words().get("cli.ask.nothing"));
        }
        return question.strip();
    }

    private ParameterException wrong(@Nullable String message) {
        return new ParameterException(spec.commandLine(), String.valueOf(message));
    }
}
