package dev.patchbay.connection;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Extra headers of an endpoint: kept in a plain file, so none may carry a credential.
final class ExtraHeaders {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern CREDENTIAL = Pattern.compile(
            ".*(authorization|apikey|cookie|token|secret|password|credential|signature).*|(.*[-_])?key");
    private static final Pattern CREDENTIAL_VALUE = Pattern.compile("(?i)(bearer|basic)\\s.*|(sk|key)-[\\w-]{12,}");
    private static final Set<String> OURS = Set.of(
            "accept",
            "connection",
            "content-length",
            "content-type",
            "expect",
            "host",
            "te",
            "transfer-encoding",
            "upgrade");

    private ExtraHeaders() {}

    static Map<String, String> checked(Map<String, String> typed) throws InvalidEndpointException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var entry : typed.entrySet()) {
            String name = entry.getKey().strip();
            String value = entry.getValue().strip();
            check(name, value);
            if (headers.put(name, value) != null) {
                throw wrong("twice", name);
            }
        }
        return headers;
    }

    private static void check(String name, String value) throws InvalidEndpointException {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw wrong("noName", name);
        }
        if (CREDENTIAL.matcher(lower).matches()
                || CREDENTIAL_VALUE.matcher(value).matches()) {
            throw wrong("credential", name);
        }
        if (OURS.contains(lower)) {
            throw wrong("ours", name);
        }
        if (value.isEmpty() || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw wrong("value", name);
        }
    }

    private static InvalidEndpointException wrong(String what, String header) {
        return new InvalidEndpointException("headers", "header." + what, header);
    }
}
