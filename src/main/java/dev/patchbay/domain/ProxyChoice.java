package dev.patchbay.domain;

/// Through which proxy requests go out. Data only; never holds a password.
public sealed interface ProxyChoice {
    ProxyChoice DIRECT = new Direct();
    ProxyChoice AS_SYSTEM = new AsSystem();

    /// None.
    record Direct() implements ProxyChoice {}

    /// As the operating system says for the address at hand.
    record AsSystem() implements ProxyChoice {}

    /// One that was chosen and cannot be read any more, as after an edit by hand: nothing goes out past it.
    record Unreadable() implements ProxyChoice {}

    /// One that speaks HTTP: https addresses are reached by CONNECT, http ones by asking it for the whole URL.
    ///
    /// @param host a name or an address, without brackets
    /// @param port 1 to 65535
    record Http(String host, int port) implements ProxyChoice {
        public Http {
            if (host.isBlank() || port < 1 || port > 65_535) {
                throw new IllegalArgumentException("not the address of a proxy: " + host + " " + port);
            }
        }

        /// As a person writes it: `proxy.example.com:3128`.
        public String address() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /// Understands `proxy.example.com:3128`, also with `http://` before it.
    ///
    /// @throws InvalidProxyException with a sentence for the user
    static Http typed(String text) throws InvalidProxyException {
        return TypedProxy.read(text);
    }
}
