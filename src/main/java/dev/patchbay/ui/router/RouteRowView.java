package dev.patchbay.ui.router;

import dev.patchbay.domain.TaskType;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One row of the routing table: what holds for a task; what is inherited is muted.
final class RouteRowView extends GridPane {
    private final Words words;

    /// @param task null for the default
    RouteRowView(Words words, @Nullable TaskType task, RouteRow row, ModelDirectory models, Runnable edit) {
        this.words = words;
        String title = title(words, task);
        getStyleClass().add("route-row");
        setId("route-" + (task == null ? "default" : task.id()));
        getColumnConstraints().setAll(columns());
        add(Nodes.label(title, "strong"), 0, 0);
        add(primary(row, models.of(row.primary())), 1, 0);
        add(fallbacks(row, models), 2, 0);
        add(number(temperature(row), row.ownTemperature()), 3, 0);
        add(number(Figures.count(row.maxTokens()), row.ownMaxTokens()), 4, 0);
        add(pencil(title, edit), 5, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(spoken(title, row, models));
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                requestFocus();
                if (event.getClickCount() == 2) {
                    edit.run();
                }
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                event.consume();
                edit.run();
            }
        });
    }

    /// The head above the rows.
    static GridPane head(Words words, String first) {
        var head = new GridPane();
        head.getStyleClass().add("route-head");
        head.getColumnConstraints().setAll(columns());
        head.addRow(
                0,
                Nodes.label(first),
                Nodes.label(words.get("router.column.model")),
                Nodes.label(words.get("router.column.fallbacks")),
                Nodes.label(words.get("router.column.temperature")),
                Nodes.label(words.get("router.column.maxTokens")),
                new Region());
        return head;
    }

    static String title(Words words, @Nullable TaskType task) {
        return task == null ? words.get("router.default.row") : words.task(task);
    }

    private static List<ColumnConstraints> columns() {
        var columns = new ArrayList<ColumnConstraints>();
        columns.add(column(88, 137, HPos.LEFT));
        columns.add(column(130, 172, HPos.LEFT));
        var fallbacks = column(110, 200, HPos.LEFT);
        fallbacks.setHgrow(Priority.ALWAYS);
        fallbacks.setMaxWidth(Double.MAX_VALUE);
        columns.add(fallbacks);
        columns.add(column(84, 84, HPos.RIGHT));
        columns.add(column(64, 64, HPos.RIGHT));
        columns.add(column(36, 36, HPos.RIGHT));
        return columns;
    }

    private static ColumnConstraints column(double least, double preferred, HPos align) {
        var column = new ColumnConstraints(least, preferred, preferred);
        column.setHalignment(align);
        return column;
    }

    private VBox primary(RouteRow row, ModelChoice choice) {
        Label name = Nodes.label(choice.name(), "route-model");
        Node icon = TroubleIcon.of(choice, 14);
        if (icon != null) {
            name.setGraphic(icon);
        }
        String below = choice.brief().isEmpty() ? choice.provider() : choice.provider() + " · " + choice.brief();
        Label provider = Nodes.label(below, "muted", "caption");
        var box = new VBox(name, provider);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(0);
        if (!row.ownPrimary()) {
            name.getStyleClass().add("inherited");
            provider.setText(below + " · " + words.get(inheritedFrom(row)));
        }
        Tooltip.install(box, new Tooltip(RouteChip.tip(choice)));
        return box;
    }

    private static String inheritedFrom(RouteRow row) {
        return row.task() == null ? "router.nothingChosen" : "router.inherited";
    }

    private FlowPane fallbacks(RouteRow row, ModelDirectory models) {
        var chips = new FlowPane();
        chips.getStyleClass().add("chips");
        chips.setRowValignment(VPos.CENTER);
        chips.setAlignment(Pos.CENTER_LEFT);
        chips.setMinWidth(0);
        int position = 1;
        for (ModelChoice choice : models.of(row.fallbacks())) {
            chips.getChildren().add(new RouteChip(position++, choice, !row.ownFallbacks()));
        }
        if (chips.getChildren().isEmpty()) {
            chips.getChildren().add(Nodes.label(words.get("router.noFallbacks"), "muted"));
        }
        return chips;
    }

    private String temperature(RouteRow row) {
        return row.temperature() == null ? words.get("router.modelsOwn") : RouteDraft.text(row.temperature());
    }

    private static Label number(String text, boolean own) {
        Label label = Nodes.label(text, "num");
        if (!own) {
            label.getStyleClass().add("inherited");
        }
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private HBox pencil(String title, Runnable edit) {
        Button pencil = Nodes.iconButton("fth-edit-2", words.get("router.edit", title), edit, "flat");
        pencil.setFocusTraversable(false);
        var box = new HBox(pencil);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    private String spoken(String title, RouteRow row, ModelDirectory models) {
        String fallbacks =
                models.of(row.fallbacks()).stream().map(ModelChoice::spoken).collect(Collectors.joining("; "));
        return words.get(
                "router.row.spoken",
                title,
                models.of(row.primary()).spoken(),
                fallbacks.isEmpty() ? words.get("router.noFallbacks") : fallbacks,
                temperature(row),
                Figures.count(row.maxTokens()));
    }
}
