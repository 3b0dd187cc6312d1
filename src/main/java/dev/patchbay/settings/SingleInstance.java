package dev.patchbay.settings;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// One window per data folder. The first holds a file lock, which the system releases however the program
/// ends, and listens on a Unix domain socket: a connection to it means "come to the front".
public final class SingleInstance implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SingleInstance.class.getName());

    /// `sun_path` holds 104 bytes on macOS and 108 on Linux.
    private static final int LONGEST_SOCKET_PATH = 100;

    private final FileChannel lockFile;
    private final Path socket;
    private final @Nullable ServerSocketChannel listener;

    private SingleInstance(FileChannel lockFile, Path socket, @Nullable ServerSocketChannel listener) {
        this.lockFile = lockFile;
        this.socket = socket;
        this.listener = listener;
    }

    /// Takes the folder for this program.
    ///
    /// @param threads runs the listener until [#close]; a thread of its own
    /// @param onShow  called on that thread when a second start asks for the window
    /// @return empty if another program has the folder
    /// @throws dev.patchbay.domain.StorageException if nothing can be written there; the message says what to do
    public static Optional<SingleInstance> acquire(AppPaths paths, Executor threads, Runnable onShow) {
        paths.makeFolder();
        FileChannel lockFile;
        try {
            lockFile = FileChannel.open(
                    paths.data().resolve("instance.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw paths.notWritable(e);
        }
        try {
            if (lock(lockFile) == null) {
                lockFile.close();
                return Optional.empty();
            }
        } catch (IOException e) {
            throw paths.notWritable(e);
        }
        var instance = new SingleInstance(lockFile, socketOf(paths), listen(socketOf(paths)));
        threads.execute(() -> instance.answer(onShow));
        return Optional.of(instance);
    }

    /// Asks the program that has the folder to come to the front.
    ///
    /// @return whether it was reached
    public static boolean askFirstToShow(AppPaths paths) {
        try (var connection = SocketChannel.open(UnixDomainSocketAddress.of(socketOf(paths)))) {
            return connection.isConnected();
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(Level.DEBUG, "No first instance answers", e);
            return false;
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this very program has it
        }
    }

    /// Whoever holds the lock is alone, so a socket file that is there was left by a killed program.
    private static @Nullable ServerSocketChannel listen(Path socket) {
        try {
            Files.deleteIfExists(socket);
            return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(Level.WARNING, "A second start will not be able to bring this window to the front", e);
            return null;
        }
    }

    private void answer(Runnable onShow) {
        if (listener == null) {
            return;
        }
        try {
            while (true) {
                listener.accept().close();
                onShow.run();
            }
        } catch (ClosedChannelException e) {
            LOG.log(Level.DEBUG, "No longer listening for a second start");
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A second start can no longer bring this window to the front", e);
        }
    }

    static Path socketOf(AppPaths paths) {
        Path beside = paths.data().resolve("instance.sock").toAbsolutePath();
        byte[] name = beside.toString().getBytes(StandardCharsets.UTF_8);
        return name.length <= LONGEST_SOCKET_PATH
                ? beside
                : Path.of(System.getProperty("java.io.tmpdir"), "patchbay-" + UUID.nameUUIDFromBytes(name) + ".sock");
    }

    @Override
    public void close() {
        try {
            if (listener != null) {
                listener.close();
                Files.deleteIfExists(socket);
            }
            lockFile.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The lock on the data folder ends with the program", e);
        }
    }
}
