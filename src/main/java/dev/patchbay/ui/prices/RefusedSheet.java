package dev.patchbay.ui.prices;

import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.Sheet;
import dev.patchbay.ui.fx.UiContext;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Says what is wrong with a price file of which nothing was taken.
final class RefusedSheet extends Sheet {
    RefusedSheet(UiContext context, String file, List<String> problems) {
        super(context.words(), "refused-sheet", context.words().get("prices.refused.title", file));
        Words words = context.words();
        var list = new ListView<String>();
        list.setId("refused-problems");
        list.getItems().setAll(problems);
        list.setAccessibleText(words.get("prices.refused.problems"));
        VBox.setVgrow(list, Priority.ALWAYS);
        Nodes.stylesheet(this, RefusedSheet.class, "prices.css");
        body().getChildren().addAll(Nodes.wrapped(words.get("prices.refused.hint"), "small", "muted"), list);
        foot(Nodes.button(words.get("sheet.close"), this::close));
    }
}
