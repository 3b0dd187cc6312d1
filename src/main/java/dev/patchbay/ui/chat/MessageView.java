package dev.patchbay.ui.chat;

import javafx.scene.Node;

/// A message on the screen.
interface MessageView {

    Node node();

    /// Draws `entry` if it is not drawn already and this can.
    ///
    /// @return false if another view is needed
    boolean shows(Entry entry);
}
