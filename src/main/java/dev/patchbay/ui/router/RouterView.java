package dev.patchbay.ui.router;

import dev.patchbay.domain.TaskType;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.PanelView;
import dev.patchbay.ui.fx.UiContext;
import dev.patchbay.ui.prices.ComingNotice;
import dev.patchbay.ui.prices.PriceDialog;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The Router panel: the profile's default, a route for each task, and caps.
public final class RouterView implements PanelView {
    /// Below this width of the panel the caps stand under the table; the rail is 76 wide.
    private static final double TWO_COLUMNS = 1024;

    private final RouterViewModel model;
    private final Words words;
    private final Failures failures;
    private final VBox banner = new VBox();
    private final @Nullable ComingNotice coming;
    private final VBox routes;
    private final CapsCard caps;
    private final VBox content = new VBox();
    private final ScrollPane scroll;
    private final Parent root;

    public RouterView(UiContext context) {
        this(
                context.words(),
                Failures.of(context),
                new RouterViewModel(
                        new CoreRouterStore(context.core(), context.words(), InstantSource.system()),
                        context.ui(),
                        context.navigator()::refreshRail),
                new ComingNotice(context));
        model.setPrices(id -> PriceDialog.open(context, id, model::load));
    }

    RouterView(Words words, Failures failures, RouterViewModel model) {
        this(words, failures, model, null);
    }

    private RouterView(Words words, Failures failures, RouterViewModel model, @Nullable ComingNotice coming) {
        this.coming = coming;
        this.words = words;
        this.failures = failures;
        this.model = model;
        routes = new VBox(
                new RoutesCard(words, model, "router.default", Collections.singletonList(null)),
                new RoutesCard(words, model, "router.routes", List.copyOf(TaskType.GIVEN)));
        routes.getStyleClass().add("router-column");
        caps = new CapsCard(words, model);
        content.getStyleClass().add("router-content");
        scroll = Nodes.scroll(content, "canvas");
        var panel = Nodes.panel(Nodes.header(words.get("panel.router"), Nodes.spacer(), status()), scroll, "canvas");
        Nodes.stylesheet(panel, RouterView.class, "router.css");
        panel.widthProperty().addListener((property, before, now) -> arrange(now.doubleValue() >= TWO_COLUMNS));
        model.failureProperty().addListener((property, before, now) -> showFailure(now));
        root = panel;
        arrange(true);
        showFailure(null);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.load();
        if (coming != null) {
            coming.refresh();
        }
    }

    private Label status() {
        Label status = Nodes.label("", "muted", "small");
        status.setId("router-status");
        status.setMinWidth(Region.USE_PREF_SIZE);
        status.textProperty().bind(model.savingProperty().map(saving -> switch (saving) {
            case NOTHING -> "";
            case BUSY -> words.get("router.saving");
            case SAVED -> words.get("router.saved");
        }));
        return status;
    }

    private void arrange(boolean twoColumns) {
        Region body;
        if (twoColumns) {
            HBox.setHgrow(routes, Priority.ALWAYS);
            routes.setMinWidth(0);
            var beside = new HBox(routes, caps);
            beside.setFillHeight(false);
            body = beside;
        } else {
            body = new VBox(routes, caps);
        }
        caps.pseudoClassStateChanged(PseudoClass.getPseudoClass("beside"), twoColumns);
        body.getStyleClass().add("router-columns");
        content.getChildren().setAll(banner, body);
        if (coming != null) {
            content.getChildren().add(1, coming);
        }
    }

    private void showFailure(@Nullable Exception failure) {
        banner.getChildren().clear();
        boolean own = failure != null && failures.ownWord(failure);
        if (failure != null && own) {
            Banner said = failures.banner(failure);
            if (model.shownProperty().get() == null) {
                said.with(Nodes.button(words.get("router.retry"), model::load));
            }
            banner.getChildren().add(said.closable(words, model::dismissFailure));
            scroll.setVvalue(0);
        }
        Nodes.show(banner, own);
    }
}
