package dev.patchbay.ui.chat;

import dev.patchbay.ui.fx.Nodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The messages of the open conversation under each other. Messages that stay are not touched.
final class TranscriptView {
    private final ChatParts parts;
    private final VBox column = new VBox();
    private final FollowingScroll scroll;
    private final Map<UUID, MessageView> views = new HashMap<>();
    private final Map<Turn, AnswerView> live = new HashMap<>();
    private @Nullable UUID conversation;

    TranscriptView(ChatParts parts) {
        this.parts = parts;
        column.getStyleClass().add("transcript");
        scroll = new FollowingScroll(column, parts.words("chat.jump"));
    }

    FollowingScroll root() {
        return scroll;
    }

    void show(Shown shown, Optional<Turn> turn) {
        UUID now = shown.open().map(c -> c.id()).orElse(null);
        boolean other = now == null || !now.equals(conversation);
        if (other) {
            conversation = now;
            views.clear();
            live.clear();
            scroll.follow();
        }
        var nodes = new ArrayList<Node>();
        if (shown.earlier() > 0) {
            nodes.add(earlier(shown.earlier()));
        }
        shown.entries().forEach(entry -> nodes.add(view(entry).node()));
        turn.ifPresent(running ->
                nodes.add(live.computeIfAbsent(running, t -> begin(t)).node()));
        place(nodes);
    }

    /// Scrolls to a message that is drawn.
    void reveal(UUID message) {
        MessageView view = views.get(message);
        if (view != null) {
            scroll.reveal(view.node());
        }
    }

    private AnswerView begin(Turn turn) {
        scroll.follow();
        return AnswerView.of(parts, turn);
    }

    private MessageView view(Entry entry) {
        AnswerView streamed = entry.turn() == null ? null : live.remove(entry.turn());
        MessageView known = streamed != null ? streamed : views.get(entry.id());
        if (known == null || !known.shows(entry)) {
            known = entry.user() ? new UserMessage(parts, entry) : answer(entry);
        }
        views.put(entry.id(), known);
        return known;
    }

    private AnswerView answer(Entry entry) {
        var view = new AnswerView(parts);
        view.shows(entry);
        return view;
    }

    private Node earlier(int count) {
        var button = Nodes.button(
                parts.words("chat.earlier", count), () -> parts.chat().showEarlier(), "earlier");
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    /// Changes only what differs: a node that is taken out and put back is styled all over again.
    private void place(List<Node> nodes) {
        var children = column.getChildren();
        int same = 0;
        while (same < children.size() && same < nodes.size() && children.get(same) == nodes.get(same)) {
            same++;
        }
        if (same == children.size()) {
            children.addAll(nodes.subList(same, nodes.size()));
        } else if (same > 0 || children.size() == nodes.size()) {
            children.remove(same, children.size());
            children.addAll(nodes.subList(same, nodes.size()));
        } else {
            children.setAll(nodes);
        }
    }
}
