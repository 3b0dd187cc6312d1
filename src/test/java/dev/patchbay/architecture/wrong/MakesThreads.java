package dev.patchbay.architecture.wrong;

/// Exists to be found by `ArchitectureTest`.
@Breaks("threads are made in Core and OwnThread")
public final class MakesThreads {
    private MakesThreads() {}

    static void make(Runnable work) {
        Thread.startVirtualThread(work);
    }
}
