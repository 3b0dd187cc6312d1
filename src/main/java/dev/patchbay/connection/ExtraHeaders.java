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
                throw wrong("The header " + name + " is there twice. Keep one of them.");
            }
        }
        return headers;
    }

    private static void check(String name, String value) throws InvalidEndpointException {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw wrong("\"" + name + "\" is not the name of a header. Write it as NAME: VALUE, for example"
                    + " X-Team: research.");
        }
        if (CREDENTIAL.matcher(lower).matches()
                || CREDENTIAL_VALUE.matcher(value).matches()) {
            throw wrong(
                    "The header " + name + " carries a credential, and headers are kept in a plain file. Leave it out"
                            + " and put the key into the key field: it goes to the keychain.");
        }
        if (OURS.contains(lower)) {
            throw wrong("The header " + name + " is set by Patchbay itself. Leave it out.");
        }
        if (value.isEmpty() || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw wrong("The header " + name + " needs a value of plain letters, digits and signs on one line.");
        }
    }

    private static InvalidEndpointException wrong(String message) {
        return new InvalidEndpointException("headers", message);
    }
}
