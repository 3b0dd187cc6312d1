package dev.patchbay.connection;

import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Names of endpoints and the ids made from them.
final class Names {
    private static final int LONGEST = 60;

    private Names() {}

    static String checked(String typed) throws InvalidEndpointException {
        String name = typed.strip();
        if (name.isEmpty()) {
            throw wrong("empty");
        }
        if (name.length() > LONGEST) {
            throw wrong("long", Integer.toString(LONGEST));
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw wrong("control");
        }
        return name;
    }

    static ProviderId freeId(String name, List<Provider> taken) throws InvalidEndpointException {
        checkFree(name, taken);
        String slug = slug(name);
        if (slug.isEmpty()) { // a name without a Latin letter or digit
            return Stream.iterate(1, n -> n + 1)
                    .map(n -> new ProviderId("endpoint-" + n))
                    .filter(id ->
                            taken.stream().noneMatch(provider -> provider.id().equals(id)))
                    .findFirst()
                    .orElseThrow();
        }
        var id = new ProviderId(slug);
        for (Provider provider : taken) {
            if (provider.id().equals(id)) {
                throw clash(provider);
            }
        }
        return id;
    }

    static void checkFree(String name, List<Provider> taken) throws InvalidEndpointException {
        for (Provider provider : taken) {
            if (provider.name().equalsIgnoreCase(name)) {
                throw clash(provider);
            }
        }
    }

    private static InvalidEndpointException clash(Provider provider) {
        return wrong("taken", provider.name(), provider.id().value());
    }

    private static String slug(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static InvalidEndpointException wrong(String what, String... arguments) {
        return new InvalidEndpointException("name", "name." + what, arguments);
    }
}
