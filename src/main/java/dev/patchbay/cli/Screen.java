package dev.patchbay.cli;

import dev.patchbay.Core;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.StorageException;
import dev.patchbay.domain.TaskType;
import dev.patchbay.text.ErrorText;
import dev.patchbay.text.Problem;
import dev.patchbay.text.Words;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// What every command works with. Answers and tables go to `out`, everything about them to `err`, so that a pipe
/// gets the answer alone.
///
/// @param hidden asks a person for something without showing it (the prompt is its argument); null where
///               nobody sits at the other end
record Screen(
        Core core,
        Words words,
        PrintStream out,
        PrintStream err,
        InputStream in,
        @Nullable Function<String, char[]> hidden) {

    void say(String key, Object... arguments) {
        out.println(words.get(key, arguments));
    }

    void note(String key, Object... arguments) {
        err.println(words.get(key, arguments));
    }

    /// Prints cause and action.
    ///
    /// @return the exit code
    int failed(ChatFailure failure) {
        problem(problemOf(failure));
        return ExitCode.of(failure);
    }

    int failed(StorageException failure) {
        problem(new ErrorText(words).of(failure));
        if (failure.kind() == StorageException.Kind.UNREADABLE) {
            note("cli.setAside");
        }
        return ExitCode.of(failure);
    }

    void problem(Problem problem) {
        err.println(problem.cause());
        if (!problem.action().isEmpty()) {
            err.println(problem.action());
        }
    }

    Problem problemOf(ChatFailure failure) {
        return new ErrorText(words).of(failure, this::nameOf);
    }

    String brief(ChatFailure failure) {
        return new ErrorText(words).brief(failure, this::nameOf);
    }

    /// As [#brief], without the status.
    String plain(ChatFailure failure) {
        return new ErrorText(words).plain(failure, this::nameOf);
    }

    String nameOf(ProviderId id) {
        return core.providers().find(id).map(provider -> provider.name()).orElse(id.value());
    }

    /// A task as it was typed: a misspelt one would silently be another one.
    ///
    /// @throws ParameterException if the profile knows none of that name
    TaskType task(String wanted, CommandSpec asked) {
        List<TaskType> known = Stream.concat(
                        TaskType.GIVEN.stream(), core().profiles().current().routes().keySet().stream())
                .distinct()
                .toList();
        return known.stream()
                .filter(task -> task.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        asked.commandLine(),
                        words().get(
                                        "cli.ask.unknownTask",
                                        wanted,
                                        known.stream().map(TaskType::id).collect(Collectors.joining(", ")))));
    }
}
