package dev.patchbay.ui.providers;

import dev.patchbay.connection.Connection;
import dev.patchbay.domain.Provider;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What can be done with a provider, at the foot of its card.
final class CardFoot {
    private final CardModel model;
    private final Words words;
    private final CardLinks links;
    private final Runnable edit;
    private @Nullable Node entry;

    CardFoot(CardModel model, Words words, CardLinks links, Runnable edit) {
        this.model = model;
        this.words = words;
        this.links = links;
        this.edit = edit;
    }

    /// The button that answers the question the card asks, or null if it asks none.
    @Nullable
    Node entry() {
        return entry;
    }

    Node draw(@Nullable Hyperlink rawReply) {
        entry = null;
        HBox foot = row(left());
        List<Node> links = right(rawReply);
        if (model.step().get() instanceof Step.NotSaved && !links.isEmpty()) {
            // Three buttons and two links are wider than the narrowest card.
            var both = new VBox(row(links), foot);
            both.getStyleClass().add("card-feet");
            return both;
        }
        foot.getChildren().add(Nodes.spacer());
        foot.getChildren().addAll(links);
        return foot;
    }

    private static HBox row(List<Node> nodes) {
        var row = new HBox();
        row.getStyleClass().add("card-foot");
        row.getChildren().addAll(nodes);
        return row;
    }

    private List<Node> left() {
        return switch (model.step().get()) {
            case Step.Checking ignored -> List.of(first("cancel", "providers.cancel", model::cancel));
            case Step.Removing ignored ->
                List.of(
                        button("remove-yes", "providers.remove", model::remove),
                        first("remove-no", "providers.keep", model::dismiss));
            case Step.NotSaved(var problem, var judged) ->
                judged
                        ? List.of(button("anyway", "providers.saveAnyway", model::saveAnyway), discard())
                        : List.of(
                                first("again", "providers.again", model::verify),
                                button("anyway", "providers.saveAnyway", model::saveAnyway),
                                discard());
            case Step.Replacing ignored -> List.of(button("keep", "providers.keepOld", model::dismiss));
            case Step.Saved saved -> saved(saved);
            default -> standing();
        };
    }

    private Button discard() {
        return flat("discard", "providers.discard", model::dismiss);
    }

    private List<Node> saved(Step.Saved saved) {
        var nodes = new ArrayList<Node>();
        if (saved.suggested() != null) {
            nodes.add(first("use", "providers.use", () -> model.useInChat(saved)));
        }
        nodes.add(check());
        nodes.add(remove());
        return nodes;
    }

    private List<Node> standing() {
        List<Node> usual = usual(model.connection().get());
        if (!CardStatus.paused(model)) {
            return usual;
        }
        var nodes = new ArrayList<Node>();
        Button now = button("try-now", "providers.tryNow", model::tryNow);
        now.setTooltip(new Tooltip(words.get("providers.tryNow.tip")));
        nodes.add(now);
        nodes.addAll(usual);
        return nodes;
    }

    private List<Node> usual(Connection now) {
        if (now.provider().demo()) {
            return List.of(button("try", "providers.try", links.tryDemo()));
        }
        boolean keyless = now.provider().keyNeed() != Provider.KeyNeed.REQUIRED;
        if (now.keyStored()) {
            return List.of(check(), remove());
        }
        return keyless ? List.of(check()) : List.of(catalogued());
    }

    private Node catalogued() {
        int models = model.facts().get().catalogued();
        return Nodes.label(models == 0 ? "" : words.get("providers.catalogued", models), "caption", "muted", "num");
    }

    private Button check() {
        return button("check", "providers.check", model::check);
    }

    private Button remove() {
        return flat("remove", "providers.remove", model::askToRemove);
    }

    private List<Node> right(@Nullable Hyperlink rawReply) {
        var nodes = new ArrayList<Node>();
        Connection now = model.connection().get();
        if (model.busy() || model.step().get() instanceof Step.Removing) {
            return nodes;
        }
        if (rawReply != null) {
            nodes.add(rawReply);
        }
        boolean well = now.state() == Connection.State.CONNECTED && rawReply == null;
        boolean room = !(model.step().get() instanceof Step.Saved) && !CardStatus.paused(model);
        if (well && room) {
            nodes.add(month(now.provider()));
        }
        if (now.provider().demo()) {
            nodes.add(Nodes.label(words.get("providers.free.demo"), "caption", "muted"));
        } else if (now.provider().kind() == Provider.Kind.ENDPOINT) {
            if (now.keyStored() || now.provider().keyNeed() == Provider.KeyNeed.REQUIRED) {
                nodes.add(named(Nodes.link(words.get("providers.edit"), edit), words.get("providers.edit")));
            }
        } else if (now.state() != Connection.State.UNREACHABLE) {
            page(well, now.provider()).ifPresent(nodes::add);
        }
        return nodes;
    }

    private Node month(Provider provider) {
        BigDecimal cost = model.facts().get().month();
        String text = cost == null
                ? ""
                : words.get("providers.month", (model.facts().get().estimated() ? "~" : "") + Figures.total(cost));
        var label = Nodes.label(text, "caption", "muted", "num");
        label.setMinWidth(0);
        if (cost != null) {
            label.setTooltip(new Tooltip(provider.name() + ": " + Figures.exact(cost)));
        }
        return label;
    }

    /// The provider's own bill where all is well, else its page for making a key.
    private Optional<Node> page(boolean well, Provider provider) {
        Optional<URI> page = well ? provider.usagePageIfAny() : provider.keysPageIfAny();
        String text = words.get(well ? "providers.usage" : "providers.getKey");
        return page.map(uri -> {
            Hyperlink link = Nodes.link(text, () -> links.browse().accept(uri));
            link.setGraphic(Icons.of("fth-external-link", 12));
            link.getStyleClass().add("link-trailing");
            return named(link, text + ": " + uri);
        });
    }

    private Hyperlink named(Hyperlink link, String tooltip) {
        link.setAccessibleText(link.getText() + ", " + model.provider().name());
        link.setTooltip(new Tooltip(tooltip));
        return link;
    }

    private Button first(String id, String key, Runnable action) {
        Button button = button(id, key, action);
        entry = button;
        return button;
    }

    private Button button(String id, String key, Runnable action, String... styles) {
        Button button = Nodes.button(words.get(key), action, styles);
        button.setId(id + "-" + model.id());
        button.setAccessibleText(words.get(key) + ", " + model.provider().name());
        return button;
    }

    private Button flat(String id, String key, Runnable action) {
        return button(id, key, action, "flat");
    }
}
