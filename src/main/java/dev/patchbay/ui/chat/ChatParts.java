package dev.patchbay.ui.chat;

import dev.patchbay.ui.chat.markdown.Drawing;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.UiContext;
import javafx.beans.property.BooleanProperty;

/// What the parts of the panel share.
///
/// @param narrow whether there is too little room for everything
record ChatParts(
        UiContext context,
        ChatViewModel chat,
        ComposerModel composer,
        AnswerWords answers,
        Headlines headlines,
        Naming naming,
        Failures failures,
        Drawing drawing,
        BooleanProperty narrow) {

    Versions versions() {
        return new Versions(context, chat);
    }

    String words(String key, Object... arguments) {
        return context.words().get(key, arguments);
    }
}
