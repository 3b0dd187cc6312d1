package dev.patchbay.ui.usage;

import dev.patchbay.domain.ProviderId;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Navigator;
import dev.patchbay.ui.fx.Nodes;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What stands in place of chart and table when there is nothing to show.
final class EmptyUsage {
    private static final ProviderId FIRST = new ProviderId("openai");

    private EmptyUsage() {}

    static Node nothing(Words words, String range, Runnable ask, Navigator navigator) {
        Button first = Nodes.button(words.get("usage.empty.ask"), ask);
        Button key = Nodes.button(words.get("usage.empty.key"), () -> navigator.showProvider(FIRST));
        return box(words.get("usage.empty.title", range), words.get("usage.empty.text"), first, key);
    }

    static Node onlyDemo(Words words, String range, Runnable include) {
        Button button = Nodes.button(words.get("usage.includeDemo"), include);
        button.setId("empty-include-demo");
        return box(words.get("usage.onlyDemo.title", range), words.get("usage.onlyDemo.text"), button);
    }

    private static Node box(String title, String text, Button... buttons) {
        var actions = new HBox(8, buttons);
        var box = new VBox(Icons.mark(44), Nodes.label(title, "title"), Nodes.wrapped(text, "muted"), actions);
        box.getStyleClass().add("usage-empty");
        return box;
    }
}
