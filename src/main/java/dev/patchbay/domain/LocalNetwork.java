package dev.patchbay.domain;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/// This machine and the network that it stands in: what goes there leaves no building, and no proxy has to carry it.
public final class LocalNetwork {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*|.*\\.(local|localhost|internal|lan|home)");
    private static final int UNIQUE_LOCAL = 0xfc;

    private LocalNetwork() {}

    /// Tells by the address or the name alone; nothing is looked up.
    ///
    /// @param host as it stands in a URL, with or without the brackets of an IPv6 address
    public static boolean contains(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        return NAME.matcher(name).matches() || isAddress(name);
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            return address.isLoopbackAddress()
                    || address.isSiteLocalAddress()
                    || address.isLinkLocalAddress()
                    || isUniqueLocal(address.getAddress());
        } catch (IllegalArgumentException e) {
            return false; // a name
        }
    }

    /// fc00::/7, IPv6's private addresses (RFC 4193).
    private static boolean isUniqueLocal(byte[] address) {
        return address.length == 16 && (address[0] & 0xfe) == UNIQUE_LOCAL;
    }
}
