package dev.patchbay.testing;

import dev.patchbay.testing.FaultServer.Fault;
import dev.patchbay.testing.FaultServer.Line;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// What an HTTP proxy does with a request: CONNECT opens a tunnel, anything else is passed on once.
public final class Tunnel implements Fault {

    @Override
    public void play(Line line) throws IOException {
        String[] first = line.head().lines().findFirst().orElseThrow().split(" ");
        boolean connect = first[0].equals("CONNECT");
        URI target = URI.create(connect ? "tunnel://" + first[1] : first[1]);
        try (var far = new Socket(target.getHost(), target.getPort())) {
            if (connect) {
                line.write("HTTP/1.1 200 Connection established\r\n\r\n");
            } else {
                String head = line.head()
                        .replace(first[1], target.getPath())
                        .replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
                far.getOutputStream().write((head + line.body()).getBytes(StandardCharsets.UTF_8));
            }
            Thread back = Thread.startVirtualThread(() -> copy(far, line.socket()));
            copy(line.in(), far.getOutputStream());
            far.shutdownOutput();
            back.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try (to) {
            copy(from.getInputStream(), to.getOutputStream());
        } catch (IOException ended) {
            Thread.yield(); // either side may go first
        }
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        from.transferTo(to);
    }
}
