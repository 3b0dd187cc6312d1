package dev.patchbay.architecture.wrong;

/// Exists to be found by `ArchitectureTest`.
@Breaks("standard output in cli")
public final class Prints {
    private Prints() {}

    static void print(String text) {
        System.out.println(text);
    }
}
