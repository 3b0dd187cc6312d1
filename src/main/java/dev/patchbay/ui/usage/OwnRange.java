package dev.patchbay.ui.usage;

import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Nodes;
import java.time.LocalDate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Two days that the user names, under the header.
final class OwnRange {
    private final UsageViewModel model;
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final HBox root;

    OwnRange(Words words, UsageViewModel model) {
        this.model = model;
        from.setId("own-from");
        to.setId("own-to");
        from.setPrefWidth(130);
        to.setPrefWidth(130);
        Label first = Nodes.label(words.get("usage.own.from"));
        Label last = Nodes.label(words.get("usage.own.to"));
        first.setLabelFor(from);
        last.setLabelFor(to);
        Button show = Nodes.button(words.get("usage.own.show"), this::show);
        show.setId("own-show");
        Button close = Nodes.button(words.get("usage.own.close"), this::close, "flat");
        root = new HBox(8, first, from, last, to, show, close);
        root.setAlignment(Pos.CENTER_LEFT);
        Nodes.show(root, false);
    }

    Node node() {
        return root;
    }

    void ask(UsageRange now) {
        from.setValue(now.from());
        to.setValue(now.to());
        Nodes.show(root, true);
        from.requestFocus();
    }

    /// @return whether it was open
    boolean close() {
        boolean open = root.isVisible();
        Nodes.show(root, false);
        return open;
    }

    private void show() {
        LocalDate first = from.getValue();
        LocalDate last = to.getValue();
        if (first != null && last != null) {
            close();
            model.showOwn(first, last);
        }
    }
}
