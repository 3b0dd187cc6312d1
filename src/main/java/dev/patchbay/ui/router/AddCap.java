package dev.patchbay.ui.router;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.Scope;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Nodes;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// "Add a cap": what it is to count and for how long, once it was asked for.
final class AddCap extends VBox {
    private final ComboBox<Scope> scope = new ComboBox<>();
    private final ComboBox<Budget.Period> period = new ComboBox<>();
    private final Button open;
    private final VBox form;

    AddCap(Words words, BiConsumer<Scope, Budget.Period> chosen) {
        open = Nodes.button(words.get("router.caps.add"), "fth-plus", this::open);
        open.setId("cap-add");
        scope.setId("cap-scope");
        scope.setAccessibleText(words.get("router.caps.counts"));
        scope.setMaxWidth(Double.MAX_VALUE);
        period.setId("cap-period");
        period.setAccessibleText(words.get("router.caps.lasts"));
        period.setMaxWidth(Double.MAX_VALUE);
        period.getItems().setAll(Budget.Period.values());
        period.setValue(Budget.Period.MONTH);
        period.setConverter(shown(one -> words.get("router.caps." + one.name().toLowerCase(Locale.ROOT))));
        Button add = Nodes.button(words.get("router.caps.add.done"), () -> {
            close();
            chosen.accept(scope.getValue(), period.getValue());
        });
        add.setId("cap-add-done");
        Button cancel = Nodes.button(words.get("router.cancel"), this::close);
        cancel.setId("cap-add-cancel");
        var buttons = new FlowPane(add, cancel);
        buttons.getStyleClass().add("caps-buttons");
        form = new VBox(Nodes.label(words.get("router.caps.counts"), "caps-label"), scope, period, buttons);
        form.getStyleClass().add("cap-form");
        getChildren().setAll(open, form);
        Nodes.show(form, false);
    }

    void show(CapsShown now) {
        Scope before = scope.getValue();
        scope.setConverter(shown(now::name));
        scope.getItems()
                .setAll(now.names().keySet().stream()
                        .filter(each -> !(each instanceof Scope.Everything))
                        .toList());
        scope.setValue(
                scope.getItems().contains(before) ? before : scope.getItems().getFirst());
    }

    private void open() {
        Nodes.show(open, false);
        Nodes.show(form, true);
        scope.requestFocus();
    }

    private void close() {
        Nodes.show(form, false);
        Nodes.show(open, true);
        open.requestFocus();
    }

    private static <T> StringConverter<T> shown(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("only shown");
            }
        };
    }
}
