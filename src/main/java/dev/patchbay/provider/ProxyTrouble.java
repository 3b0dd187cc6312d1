package dev.patchbay.provider;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;

/// Tells what the proxy did wrong from what the provider did.
final class ProxyTrouble {
    /// How the client says that CONNECT was not answered with 200; the status follows.
    private static final String NO_TUNNEL = "Tunnel failed, got: ";

    private static final int DEMANDS_PASSWORD = 407;

    private ProxyTrouble() {}

    /// Whether it is the proxy that answered; such a reply may have no body at all, not even an empty one.
    static boolean demandsPassword(HttpResponse<?> response) {
        return response.statusCode() == DEMANDS_PASSWORD;
    }

    /// @param problem why there is no reply
    /// @return a [ProxyException] if the proxy is to blame, else `problem`
    static IOException of(InetSocketAddress proxy, IOException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.startsWith(NO_TUNNEL)) {
                String status = message.substring(NO_TUNNEL.length());
                return status.equals("" + DEMANDS_PASSWORD)
                        ? demandsPassword(proxy, problem)
                        : new ProxyException(words(proxy) + " refused to connect (" + status + ")", problem);
            }
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return new ProxyException("the address of " + words(proxy) + " is not known", problem);
            }
        }
        return problem instanceof ConnectException
                ? new ProxyException("nothing answers at " + words(proxy), problem)
                : problem;
    }

    static ProxyException demandsPassword(InetSocketAddress proxy, @Nullable Throwable cause) {
        return new ProxyException(
                words(proxy) + " demands a user name and a password (407), which Patchbay cannot give yet", cause);
    }

    private static String words(InetSocketAddress proxy) {
        String host = proxy.getHostString();
        return "the proxy " + (host.contains(":") ? "[" + host + "]" : host) + ":" + proxy.getPort();
    }
}
