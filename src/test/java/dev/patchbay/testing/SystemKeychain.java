package dev.patchbay.testing;

import dev.patchbay.domain.ProviderId;
import dev.patchbay.secrets.SecretStore;
import dev.patchbay.secrets.SecretStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// This machine's keychain as seen from outside the program, with `secret-tool`.
public final class SystemKeychain {
    private final List<ProviderId> providers;
    private final String problem;

    /// @param providers whose entries a test makes
    public SystemKeychain(List<ProviderId> providers) {
        this.providers = providers;
        problem = look();
    }

    /// Why a test must keep away from it; "" if it may be used.
    public String problem() {
        return problem;
    }

    /// The key that is stored for `provider`; "" if there is none.
    public String lookup(ProviderId provider) {
        return secretTool("lookup", provider);
    }

    /// What the keychain shows of the entry: label, secret, attributes; "" if there is none.
    public String search(ProviderId provider) {
        return secretTool("search", provider);
    }

    /// Takes out what a test has left.
    public void clear() {
        if (problem.isEmpty()) {
            providers.forEach(provider -> secretTool("clear", provider));
        }
    }

    private String look() {
        if (System.getenv("DBUS_SESSION_BUS_ADDRESS") == null) {
            return "There is no D-Bus session, so no keychain.";
        }
        SecretStore store = SecretStores.platform();
        try {
            if (!store.persistent()) {
                return store.reason();
            }
            boolean inUse =
                    providers.stream().anyMatch(provider -> !lookup(provider).isEmpty());
            return inUse ? "This keychain holds keys of Patchbay, which are somebody's own." : "";
        } catch (UncheckedIOException e) {
            return "secret-tool, which looks into the keychain, is not installed.";
        } finally {
            store.close();
        }
    }

    private static String secretTool(String command, ProviderId provider) {
        List<String> line = List.of("secret-tool", command, "service", "Patchbay", "account", provider.value());
        try {
            Process tool = new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var out = tool.getInputStream()) {
                return new String(out.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
