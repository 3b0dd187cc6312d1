package dev.patchbay.catalog;

import java.util.List;

/// A price file that cannot be used. Nothing of it was taken.
public final class InvalidCatalogueException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;

    private final String[] problems;

    /// @param problems sentences fit to be shown; each names the entry it is about
    public InvalidCatalogueException(List<String> problems) {
        super(String.join("\n", problems.subList(0, Math.min(SHOWN, problems.size())))
                + (problems.size() > SHOWN ? "\n(and " + (problems.size() - SHOWN) + " more)" : ""));
        this.problems = problems.toArray(String[]::new);
    }

    public List<String> problems() {
        return List.of(problems);
    }
}
