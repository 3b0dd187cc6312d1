package dev.patchbay.cli;

import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `patchbay` itself: only its options; without any argument the window opens, which is not decided here.
@Command(
        name = "patchbay",
        mixinStandardHelpOptions = true,
        versionProvider = PatchbayCommand.Version.class,
        exitCodeListHeading = "%nExit codes:%n")
final class PatchbayCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }

    /// From the jar's manifest; a class folder has none.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = PatchbayCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Patchbay " + Objects.requireNonNullElse(version, "dev")};
        }
    }
}
