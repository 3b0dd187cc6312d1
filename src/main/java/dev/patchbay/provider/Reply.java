package dev.patchbay.provider;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;

/// The head of a provider's reply and its body as it arrives, unpacked. Close it: that ends the connection's use.
///
/// @param ending to be run when all that matters has come, and again when more comes nevertheless
record Reply(int status, HttpHeaders headers, InputStream body, Runnable ending) implements AutoCloseable {

    boolean ok() {
        return status >= 200 && status < 300;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
