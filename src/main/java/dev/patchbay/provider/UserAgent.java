package dev.patchbay.provider;

import java.util.Objects;

/// How the program introduces itself to providers: `Patchbay/0.1.0 (Linux; amd64)`. Nothing of the user is in it.
final class UserAgent {
    static final String TEXT = "Patchbay/%s (%s; %s)"
            .formatted(
                    Objects.requireNonNullElse(UserAgent.class.getPackage().getImplementationVersion(), "dev"),
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"));

    private UserAgent() {}
}
