package dev.patchbay.cli;

import dev.patchbay.catalog.InvalidCatalogueException;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Rates;
import dev.patchbay.pricing.PricePreview;
import dev.patchbay.pricing.Pricing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Without an option: what is known. Each option of [What] does one thing.
@Command(name = "prices", mixinStandardHelpOptions = true)
final class PricesCommand implements Callable<Integer> {
    private final Screen screen;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @ArgGroup
    private What what = new What();

    @Option(names = "--apply", descriptionKey = "cli.prices.apply")
    private boolean apply;

    @Option(names = "--input", paramLabel = "USD", descriptionKey = "cli.prices.input")
    private @Nullable BigDecimal input;

    @Option(names = "--output", paramLabel = "USD", descriptionKey = "cli.prices.output")
    private @Nullable BigDecimal output;

    @Option(names = "--cached-input", paramLabel = "USD", descriptionKey = "cli.prices.cachedInput")
    private @Nullable BigDecimal cachedInput;

    @Option(names = "--cache-write-5m", paramLabel = "USD", descriptionKey = "cli.prices.cacheWrite5m")
    private @Nullable BigDecimal cacheWrite5m;

    @Option(names = "--cache-write-1h", paramLabel = "USD", descriptionKey = "cli.prices.cacheWrite1h")
    private @Nullable BigDecimal cacheWrite1h;

    @Option(names = "--from", paramLabel = "DAY", descriptionKey = "cli.prices.from")
    private @Nullable LocalDate from;

    @Option(names = "--json", descriptionKey = "cli.prices.json")
    private boolean json;

    PricesCommand(Screen screen) {
        this.screen = screen;
    }

    /// At most one of these.
    static final class What {
        @Option(names = "--model", paramLabel = "PROVIDER/MODEL", descriptionKey = "cli.prices.model")
        private @Nullable String model;

        @Option(names = "--import", paramLabel = "FILE", descriptionKey = "cli.prices.import")
        private @Nullable Path file;

        @Option(names = "--set", paramLabel = "PROVIDER/MODEL", descriptionKey = "cli.prices.set")
        private @Nullable String set;

        @Option(names = "--end", paramLabel = "PROVIDER/MODEL", descriptionKey = "cli.prices.end")
        private @Nullable String end;

        @Option(names = "--coming", descriptionKey = "cli.prices.coming")
        private boolean coming;
    }

    @Override
    public Integer call() {
        boolean rates = Stream.of(input, output, cachedInput, cacheWrite5m, cacheWrite1h)
                .anyMatch(Objects::nonNull);
        if (apply && what.file == null || rates && what.set == null) {
            throw wrong("cli.prices.nothingToDo");
        }
        screen.core().connections().load();
        var shown = new PriceScreen(screen, json);
        if (what.file != null) {
            return load(what.file, shown);
        }
        if (what.set != null) {
            return set(id(what.set), shown);
        }
        if (what.end != null) {
            ModelId model = id(what.end);
            pricing().end(model, begin());
            shown.model(model);
        } else if (what.model != null) {
            shown.model(id(what.model));
        } else if (what.coming) {
            shown.coming();
        } else {
            shown.summary();
        }
        return ExitCode.OK;
    }

    private int load(Path file, PriceScreen shown) {
        try {
            LocalDate day = from != null ? from : LocalDate.now(ZoneOffset.UTC);
            PricePreview preview = pricing().preview(file, day);
            int applied = apply ? pricing().apply(preview) : 0;
            shown.preview(preview, apply, applied);
            return ExitCode.OK;
        } catch (InvalidCatalogueException e) {
            screen.note("cli.prices.refused", file.toString());
            e.problems().forEach(screen.err()::println);
            return ExitCode.USAGE;
        } catch (NoSuchFileException e) {
            screen.note("cli.prices.noFile", file.toString());
            return ExitCode.STORAGE;
        } catch (IOException e) {
            screen.note("cli.prices.unreadable", file.toString(), String.valueOf(e.getMessage()));
            return ExitCode.STORAGE;
        }
    }

    private int set(ModelId model, PriceScreen shown) {
        if (input == null || output == null) {
            throw wrong("cli.prices.incomplete");
        }
        boolean possible = Stream.of(input, output, cachedInput, cacheWrite5m, cacheWrite1h)
                .flatMap(Stream::ofNullable)
                .allMatch(rate -> rate.signum() >= 0 && rate.compareTo(Pricing.MOST) <= 0);
        if (!possible) {
            throw wrong("cli.prices.impossible");
        }
        pricing().set(model, new Rates(input, output, cachedInput, cacheWrite5m, cacheWrite1h), begin());
        shown.model(model);
        return ExitCode.OK;
    }

    private Instant begin() {
        LocalDate day = from;
        return day == null
                ? Instant.now()
                : day.atStartOfDay(screen.core().reports().zone()).toInstant();
    }

    /// A name that nobody knows yet may be priced too, if its provider is known.
    private ModelId id(String typed) {
        try {
            ModelId model = ModelId.parse(typed);
            screen.core().providers().get(model.provider());
            return model;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Pricing pricing() {
        return screen.core().pricing();
    }

    private ParameterException wrong(String key) {
        return new ParameterException(spec.commandLine(), screen.words().get(key));
    }
}
