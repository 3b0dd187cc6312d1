package dev.patchbay.ui.providers;

import atlantafx.base.controls.RingProgressIndicator;
import dev.patchbay.connection.Connection;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProxyChoice;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Badge;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.RawReply;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// A provider: who it is, how things stand, its key, and what can be done. Drawn anew whenever one of these
/// changes; only the key field stays, with what is typed in it.
final class ProviderCard extends VBox {
    private final CardModel model;
    private final Words words;
    private final CardLinks links;
    private final KeyRow keyRow;
    private final CardFoot foot;
    private @Nullable RawReply raw;

    ProviderCard(CardModel model, Words words, CardLinks links) {
        this.model = model;
        this.words = words;
        this.links = links;
        keyRow = new KeyRow(model, words, () -> links.edit().accept(model.provider()));
        foot = new CardFoot(model, words, links, () -> links.edit().accept(model.provider()));
        setId("card-" + model.id());
        getStyleClass().addAll("card", "provider-card");
        setAccessibleRole(AccessibleRole.PARENT);
        model.connection().subscribe(this::draw);
        model.facts().subscribe(this::draw);
        model.step().subscribe(this::draw);
        draw();
    }

    CardModel model() {
        return model;
    }

    /// Puts the focus where the user would type or press next.
    void focusEntry() {
        keyRow.entry().requestFocus();
    }

    private void draw() {
        boolean focused = focusInside();
        CardStatus status = CardStatus.of(model, words);
        raw = status.raw().isBlank() ? null : new RawReply(words, status.raw());
        getChildren().setAll(head(), keyRow.draw(), statusLine(status), Nodes.spacer());
        if (raw != null) {
            getChildren().add(raw.box());
        }
        getChildren().add(foot.draw(raw == null ? null : raw.toggle()));
        setAccessibleText(model.provider().name() + ", " + badge().getText());
        if (focused) {
            (foot.entry() == null ? keyRow.entry() : foot.entry()).requestFocus();
        }
    }

    private boolean focusInside() {
        for (Node node = getScene() == null ? null : getScene().getFocusOwner();
                node != null;
                node = node.getParent()) {
            if (node == this) {
                return true;
            }
        }
        return false;
    }

    private Badge badge() {
        return CardStatus.badge(model, words);
    }

    private Node head() {
        Provider provider = model.provider();
        var name = Nodes.label(provider.name(), "card-title");
        var titles = new VBox(name, Nodes.label(kind(provider), "caption", "muted"));
        ProxyChoice own = model.facts().get().proxy();
        if (own != null) {
            titles.getChildren().add(Nodes.label(way(own), "caption", "muted"));
        }
        titles.setMinWidth(0);
        titles.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(titles, Priority.ALWAYS);
        var head = new HBox(Monogram.of(provider.name(), provider.demo()), titles);
        if (!provider.demo()) {
            var icons = new HBox(models(provider), proxy(provider));
            icons.getStyleClass().add("card-icons");
            head.getChildren().add(icons);
        }
        head.getChildren().add(badge());
        head.getStyleClass().add("card-head");
        return head;
    }

    private Node models(Provider provider) {
        String name = words.get("models.title", provider.name());
        Button button = Nodes.iconButton("fth-list", name, () -> links.models().accept(provider), "flat", "card-proxy");
        button.setId("models-of-" + provider.id());
        button.setGraphic(Icons.of("fth-list", 14, "muted"));
        return button;
    }

    private Node proxy(Provider provider) {
        ProxyChoice own = model.facts().get().proxy();
        String way = own == null ? words.get("proxy.now.inherit") : way(own);
        String name = words.get("proxy.now", provider.name(), way);
        Button button = Nodes.iconButton("fth-globe", name, () -> links.proxy().accept(provider), "flat", "card-proxy");
        button.setId("proxy-of-" + provider.id());
        button.setGraphic(Icons.of("fth-globe", 14, own == null ? "muted" : "accent"));
        return button;
    }

    private String way(ProxyChoice own) {
        return switch (own) {
            case ProxyChoice.Direct _ -> words.get("proxy.now.none");
            case ProxyChoice.AsSystem _ -> words.get("proxy.now.system");
            case ProxyChoice.Unreadable _ -> words.get("proxy.now.unreadable");
            case ProxyChoice.Http http -> words.get("proxy.now.own", http.address());
        };
    }

    private String kind(Provider provider) {
        String api = words.get(provider.openAiCompatible() ? "providers.api.openai" : "providers.api.native");
        return switch (provider.kind()) {
            case BUILT_IN -> api;
            case ENDPOINT -> words.get("providers.kind.endpoint", api);
            case DEMO -> words.get("providers.kind.demo", api);
        };
    }

    private Node statusLine(CardStatus status) {
        Node icon = status.icon().isEmpty() ? spinner() : Icons.of(status.icon(), 14, status.tone());
        var box = new VBox(icon);
        box.getStyleClass().add("status-icon");
        Node text = text(status);
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(box, text);
        line.getStyleClass().add("status-line");
        line.setId("status-" + model.id());
        return line;
    }

    private Node text(CardStatus status) {
        String tone =
                status.tone().equals("success") ? "success" : status.cause().isEmpty() ? "muted" : "plain";
        var flow = new TextFlow();
        flow.getStyleClass().addAll("small", "status-text");
        if (!status.cause().isEmpty()) {
            flow.getChildren().add(Nodes.text(Nodes.sentence(status.cause()) + " ", "cause"));
        }
        flow.getChildren().addAll(rest(status.rest(), tone));
        if (!status.more().isEmpty()) {
            Tooltip.install(flow, new Tooltip(status.more()));
        }
        flow.setAccessibleText((status.cause() + " " + status.rest()).strip());
        return flow;
    }

    /// The URL being asked stands out from the sentence around it.
    private List<Text> rest(String sentence, String tone) {
        String url = model.step().get() instanceof Step.Checking checking
                ? checking.url().toString()
                : "";
        int at = sentence.indexOf(url);
        if (url.isEmpty() || at < 0) {
            return List.of(Nodes.text(sentence, tone));
        }
        return List.of(
                Nodes.text(sentence.substring(0, at), tone),
                Nodes.text(url, tone, "mono"),
                Nodes.text(sentence.substring(at + url.length()), tone));
    }

    private static Node spinner() {
        var spinner = new RingProgressIndicator(-1);
        spinner.getStyleClass().add("spinner");
        return spinner;
    }

    /// Whether the stored key, if there is one, was refused.
    static boolean refused(CardModel model) {
        return model.connection().get().state() == Connection.State.KEY_REJECTED;
    }
}
