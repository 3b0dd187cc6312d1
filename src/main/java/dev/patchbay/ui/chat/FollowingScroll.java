package dev.patchbay.ui.chat;

import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Scrolls along with growing content while the reader is at its end, and leaves a reader who scrolled up alone.
final class FollowingScroll extends StackPane {
    private static final double NEAR = 24;
    private static final PseudoClass FITS = PseudoClass.getPseudoClass("fits");

    private final Pane pane;
    private final Button jump;
    private boolean following = true;

    FollowingScroll(Region content, String jumpText) {
        var centred = new VBox(content);
        centred.getStyleClass().add("transcript-centre");
        centred.setAlignment(Pos.TOP_CENTER);
        pane = new Pane(centred);
        var key = Nodes.label("Ctrl End", "key-hint");
        jump = Nodes.button(jumpText, this::follow, "jump");
        var inside = new javafx.scene.layout.HBox(6, Nodes.label(jumpText), key);
        inside.setAlignment(Pos.CENTER_LEFT);
        inside.getChildren().addFirst(Icons.of("fth-arrow-down", 14));
        jump.setText("");
        jump.setGraphic(inside);
        jump.setAccessibleText(jumpText);
        StackPane.setAlignment(jump, Pos.BOTTOM_RIGHT);
        Nodes.show(jump, false);
        getChildren().addAll(pane, jump);
        pane.vvalueProperty().subscribe(value -> pane.moved());
    }

    /// Goes to the end and stays there.
    void follow() {
        following = true;
        pane.toEnd();
        showJump();
    }

    /// Scrolls to a part of the content and stays there.
    void reveal(Node part) {
        following = false;
        showJump();
        applyCss();
        layout();
        pane.reveal(part);
    }

    boolean following() {
        return following;
    }

    ScrollPane pane() {
        return pane;
    }

    private void showJump() {
        Nodes.show(jump, !following);
    }

    private final class Pane extends ScrollPane {
        private final Region view;
        private double height;
        private double viewport;

        Pane(Region view) {
            super(view);
            this.view = view;
            getStyleClass().addAll("flat-scroll", "surface");
            setFitToWidth(true);
            setHbarPolicy(ScrollBarPolicy.NEVER);
            setVbarPolicy(ScrollBarPolicy.ALWAYS); // a bar that comes and goes would lay out all messages again
        }

        /// Only a move that comes without a change of size is the reader's.
        private void moved() {
            if (height != view.getHeight() || viewport != getViewportBounds().getHeight()) {
                return;
            }
            double hidden = height - viewport;
            boolean atEnd = hidden <= 0 || (1 - getVvalue()) * hidden <= NEAR;
            if (atEnd != following) {
                following = atEnd;
                showJump();
            }
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            Node port = lookup(".viewport");
            if (port != null && port.isCache()) {
                port.setCache(false); // cached, every change of the content is drawn twice
            }
            if (height != view.getHeight() || viewport != getViewportBounds().getHeight()) {
                height = view.getHeight();
                viewport = getViewportBounds().getHeight();
                pseudoClassStateChanged(FITS, height <= viewport);
                toEnd();
            }
        }

        private void reveal(Node part) {
            double top =
                    view.sceneToLocal(part.localToScene(part.getLayoutBounds())).getMinY();
            double hidden = view.getHeight() - getViewportBounds().getHeight();
            setVvalue(hidden <= 0 ? 0 : Math.clamp((top - NEAR) / hidden, 0, 1));
        }

        private void toEnd() {
            if (following) {
                setVvalue(getVmax());
            }
        }
    }
}
