package dev.patchbay.ui.providers;

import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProxyChoice;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.ProxyField;
import dev.patchbay.ui.fx.ProxyField.Way;
import dev.patchbay.ui.fx.UiContext;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// How one provider is reached, where that differs from all others; in the panel itself.
final class ProxyForm extends VBox {
    private final UiContext context;
    private final Provider provider;
    private final Runnable done;
    private final ProxyField proxy;
    private final VBox problem = new VBox();
    private final Button save;

    /// @param now  what holds; empty for the way of all
    /// @param done runs when it was saved or cancelled
    ProxyForm(UiContext context, Provider provider, Optional<ProxyChoice> now, Runnable done) {
        this.context = context;
        this.provider = provider;
        this.done = done;
        Words words = context.words();
        proxy = new ProxyField(words, List.of(Way.INHERIT, Way.SYSTEM, Way.NONE, Way.OWN), () -> {}, this::save);
        proxy.show(now);
        String title = words.get("proxy.title", provider.name());
        setId("proxy-form");
        getStyleClass().addAll("card", "endpoint-form");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(title);
        save = Nodes.button(words.get("proxy.save"), this::save, "primary");
        save.setId("proxy-save");
        save.setDefaultButton(true);
        Button cancel = Nodes.button(words.get("endpoint.cancel"), done);
        cancel.setCancelButton(true);
        var foot = new HBox(save, cancel);
        foot.getStyleClass().add("form-foot");
        Nodes.show(problem, false);
        getChildren()
                .addAll(
                        Nodes.label(title, "card-title"),
                        Nodes.wrapped(words.get("proxy.hint"), "small", "muted"),
                        proxy,
                        problem,
                        foot);
    }

    void focusEntry() {
        save.requestFocus();
    }

    private void save() {
        proxy.read(choice -> context.ui()
                .run(
                        () -> {
                            context.core().connections().setProxy(provider.id(), choice);
                            return choice;
                        },
                        kept -> done.run(),
                        this::failed));
    }

    private void failed(Exception why) {
        problem.getChildren().setAll(Failures.of(context).banner(why));
        Nodes.show(problem, true);
    }
}
