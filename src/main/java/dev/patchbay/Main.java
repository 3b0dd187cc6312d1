package dev.patchbay;

/// Starts Patchbay: the window, a command, or the gateway.
public final class Main {
    private Main() {}

    static void main() {
        System.err.println("Patchbay cannot do anything yet.");
    }
}
