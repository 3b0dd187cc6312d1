package dev.patchbay.ui.router;

import dev.patchbay.Core;
import dev.patchbay.connection.Connection;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Rates;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the catalogue, its prices and the state of each key into one [ModelDirectory]. Blocks.
final class ModelDirectoryReader {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Core core;
    private final Words words;
    private final Map<ProviderId, Connection> connections = new HashMap<>();
    private final Instant now;

    private ModelDirectoryReader(Core core, Words words, Instant now) {
        this.core = core;
        this.words = words;
        this.now = now;
    }

    static ModelDirectory read(Core core, Words words, Instant now) {
        return new ModelDirectoryReader(core, words, now).read();
    }

    private ModelDirectory read() {
        var choices = new ArrayList<ModelChoice>();
        List<Connection> all = core.connections().all();
        all.forEach(connection -> connections.put(connection.provider().id(), connection));
        for (Connection connection : all) {
            for (Model model : core.models().of(connection.provider().id())) {
                choices.add(choice(model));
            }
        }
        return new ModelDirectory(choices, id -> choice(core.models().find(id).orElseGet(() -> Model.unlisted(id))));
    }

    private ModelChoice choice(Model model) {
        Connection connection = connections.get(model.id().provider());
        Optional<Price> price = core.prices().at(model.id(), now);
        Finding finding = finding(model, connection, price.isPresent());
        String provider = connection == null
                ? model.id().provider().value()
                : connection.provider().name();
        Object[] names = {
            model.displayName(),
            provider,
            date(model.shutdown()),
            replacement(model),
            model.id().name()
        };
        return new ModelChoice(
                model.id(),
                model.displayName(),
                provider,
                prices(price),
                price.isPresent(),
                model.maxOutputTokens(),
                finding.trouble,
                finding.words.isEmpty() ? "" : words.get("router.trouble." + finding.words + ".brief", names),
                finding.words.isEmpty() ? "" : words.get("router.trouble." + finding.words, names));
    }

    /// What stands in the way; the worst comes first, for there is room for one.
    private Finding finding(Model model, @Nullable Connection connection, boolean priced) {
        if (connection == null) {
            return new Finding(ModelChoice.Trouble.ERROR, "unknown");
        }
        if (model.status() == Model.Status.RETIRED || before(model.shutdown(), now)) {
            return new Finding(ModelChoice.Trouble.ERROR, model.replacement() == null ? "retired" : "replaced");
        }
        if (connection.state() == Connection.State.KEY_REJECTED) {
            return new Finding(ModelChoice.Trouble.ERROR, "rejected");
        }
        if (connection.provider().keyNeed() == Provider.KeyNeed.REQUIRED && !connection.keyStored()) {
            return new Finding(ModelChoice.Trouble.WARNING, "noKey");
        }
        if (connection.state() == Connection.State.UNREACHABLE) {
            return new Finding(ModelChoice.Trouble.WARNING, "unreachable");
        }
        if (model.shutdown() != null) {
            return new Finding(ModelChoice.Trouble.WARNING, "shutdown");
        }
        if (model.status() == Model.Status.DEPRECATED) {
            return new Finding(ModelChoice.Trouble.WARNING, "deprecated");
        }
        return priced ? Finding.NONE : new Finding(ModelChoice.Trouble.WARNING, "unpriced");
    }

    private String prices(Optional<Price> price) {
        if (price.isEmpty()) {
            return words.get("router.price.unknown");
        }
        Rates rates = price.get().rates();
        return price.get().free()
                ? words.get("router.price.free")
                : words.get("router.price", Figures.rate(rates.input()), Figures.rate(rates.output()));
    }

    private String replacement(Model model) {
        String name = model.replacement();
        if (name == null) {
            return "";
        }
        return core.models()
                .find(new ModelId(model.id().provider(), name))
                .map(Model::displayName)
                .orElse(name);
    }

    private static boolean before(@Nullable Instant shutdown, Instant now) {
        return shutdown != null && !shutdown.isAfter(now);
    }

    private static String date(@Nullable Instant shutdown) {
        return shutdown == null ? "" : DATE.format(LocalDate.ofInstant(shutdown, ZoneOffset.UTC));
    }

    /// @param words the last part of the key of its words; "" for nothing
    private record Finding(ModelChoice.Trouble trouble, String words) {
        static final Finding NONE = new Finding(ModelChoice.Trouble.NONE, "");
    }
}
