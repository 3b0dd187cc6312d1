package dev.patchbay.ui.fx;

import dev.patchbay.Core;
import dev.patchbay.text.ErrorText;
import dev.patchbay.text.Words;

/// What every panel is given.
public record UiContext(Core core, UiThread ui, Words words, ErrorText errors, Navigator navigator) {}
