package dev.patchbay.provider;

import java.util.Objects;

/// How the program introduces itself to providers.
final class UserAgent {
    static final String TEXT = "Patchbay/"
            + Objects.requireNonNullElse(UserAgent.class.getPackage().getImplementationVersion(), "dev");

    private UserAgent() {}
}
