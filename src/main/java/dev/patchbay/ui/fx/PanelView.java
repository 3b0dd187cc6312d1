package dev.patchbay.ui.fx;

import javafx.scene.Parent;

/// One panel of the window. Made when it is first shown, on the FX thread, and kept.
public interface PanelView {

    Parent root();

    /// It has become visible: load what may have changed (in the background) and put the focus where the
    /// user would type.
    void shown();
}
