package dev.patchbay.ui.chat;

import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;

/// A text area as high as its text, up to eight lines. Enter is reported; Shift+Enter is a new line; Tab leaves it.
final class GrowingArea extends TextArea {
    private static final double LINE = 18;
    private static final double PADDING = 20;
    private static final int MOST_LINES = 8;
    /// More than eight lines in any window: measuring it would only cost time.
    private static final int CERTAINLY_FULL = 3_000;

    private final Text measure = new Text();
    private boolean composing;
    private boolean committed;

    /// @param entered is run by Enter, but never by one that ends an input method's composing
    GrowingArea(Runnable entered) {
        setWrapText(true);
        getStyleClass().add("composer-text");
        addEventFilter(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, event -> {
            composing = !event.getComposed().isEmpty();
            committed = !event.getCommitted().isEmpty();
        });
        addEventFilter(KeyEvent.KEY_RELEASED, key -> committed = false);
        addEventFilter(KeyEvent.KEY_PRESSED, key -> pressed(key, entered));
        textProperty().subscribe(text -> fit());
        widthProperty().subscribe(width -> fit());
        fontProperty().subscribe(font -> fit());
    }

    private void pressed(KeyEvent key, Runnable entered) {
        if (key.getCode() == KeyCode.TAB && !key.isShortcutDown() && !key.isAltDown()) {
            requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            key.consume();
            return;
        }
        if (key.getCode() != KeyCode.ENTER || composing || committed) {
            return;
        }
        if (key.isShiftDown()) {
            replaceSelection("\n");
        } else if (!key.isAltDown()) {
            entered.run();
        }
        key.consume();
    }

    private void fit() {
        double height = lines() * LINE + PADDING;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    private int lines() {
        String text = getText() == null ? "" : getText();
        if (text.length() > CERTAINLY_FULL) {
            return MOST_LINES;
        }
        measure.setFont(getFont());
        measure.setWrappingWidth(Math.max(100, getWidth() - 28));
        measure.setText(text.endsWith("\n") ? text + " " : text);
        double line = new Text("X") {
            double high() {
                setFont(GrowingArea.this.getFont());
                return getLayoutBounds().getHeight();
            }
        }.high();
        return Math.clamp(Math.round(measure.getLayoutBounds().getHeight() / line), 1, MOST_LINES);
    }
}
