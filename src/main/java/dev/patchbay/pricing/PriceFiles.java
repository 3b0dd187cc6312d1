package dev.patchbay.pricing;

import dev.patchbay.catalog.Catalogue;
import dev.patchbay.catalog.CatalogueReader;
import dev.patchbay.catalog.InvalidCatalogueException;
import dev.patchbay.catalog.PriceBook;
import dev.patchbay.catalog.Stamp;
import dev.patchbay.domain.PriceOrigin;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a price file of either form and says what it would change.
final class PriceFiles {
    private static final long LARGEST = 64L << 20;

    /// Decimals as they are written.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final PriceBook book;
    private final Instant now;

    PriceFiles(PriceBook book, Instant now) {
        this.book = book;
        this.now = now;
    }

    /// @param from the day from which a map without dates holds
    PricePreview preview(Path file, LocalDate from) throws IOException, InvalidCatalogueException {
        String text = text(file);
        JsonNode json = json(text);
        String name = String.valueOf(file.getFileName());
        if (json.has("schema")) {
            return catalogue(name, text);
        }
        if (!LiteLlmMap.is(json)) {
            throw new InvalidCatalogueException(List.of("This is neither a price file of the form "
                    + CatalogueReader.SCHEMA + " nor LiteLLM's model_prices_and_context_window.json."));
        }
        Instant day = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant begin = day.isAfter(now) ? day : now;
        return new PricePreview(
                PriceOrigin.Kind.LITELLM, name, from, new LiteLlmMap(book, begin, from, name).read(json));
    }

    private PricePreview catalogue(String name, String text) throws InvalidCatalogueException {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Catalogue file =
                CatalogueReader.read(text, new Stamp(new PriceOrigin(PriceOrigin.Kind.FILE, name, today), "new:"));
        LocalDate asOf = file.generated().orElse(today);
        var comparing = new Comparing(book, now, PriceOrigin.Kind.FILE, asOf);
        return new PricePreview(
                PriceOrigin.Kind.FILE,
                name,
                asOf,
                file.entries().map(comparing::compare).toList());
    }

    private static String text(Path file) throws IOException, InvalidCatalogueException {
        if (Files.size(file) > LARGEST) {
            throw new InvalidCatalogueException(List.of("The file is larger than 64 MiB: this is no price file."));
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new InvalidCatalogueException(List.of("The file is not UTF-8 text."));
        }
    }

    private static JsonNode json(String text) throws InvalidCatalogueException {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new InvalidCatalogueException(List.of("This is not a JSON file: " + e.getOriginalMessage()));
        } catch (NumberFormatException e) {
            throw new InvalidCatalogueException(List.of("This is not a JSON file: a number makes no sense."));
        }
    }
}
