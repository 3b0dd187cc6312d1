package dev.patchbay.ui.chat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Conversation;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.UiContext;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The list of conversations. Used on the FX thread.
final class ConversationsModel {
    private final UiContext context;
    private final Naming naming;
    private final Consumer<Exception> failed;
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final Map<UUID, Summary> summaries = new HashMap<>();
    private String search = "";
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private int asked;

    ConversationsModel(UiContext context, Naming naming, Consumer<Exception> failed) {
        this.context = context;
        this.naming = naming;
        this.failed = failed;
    }

    /// A line of the list.
    sealed interface Row {
        record Head(String title, String icon) implements Row {}

        record Item(Conversation conversation) implements Row {}
    }

    /// What a line says of a conversation's answers.
    ///
    /// @param model the model of the last answer, or ""
    record Summary(String model, String cost) {}

    ReadOnlyObjectProperty<List<Row>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// Whether the list has been read: only then is an empty one really empty.
    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    boolean searching() {
        return !search.isBlank();
    }

    List<Conversation> conversations() {
        return rows.get().stream()
                .filter(Row.Item.class::isInstance)
                .map(row -> ((Row.Item) row).conversation())
                .toList();
    }

    void search(String text) {
        search = text;
        load(() -> {});
    }

    /// Reads the list again.
    void load(Runnable done) {
        int mine = ++asked;
        String wanted = search.strip();
        context.ui()
                .run(
                        () -> wanted.isEmpty()
                                ? context.core().conversations().list()
                                : context.core().conversations().search(wanted),
                        found -> {
                            if (mine == asked) {

                                summaries.clear();
                                rows.set(wanted.isEmpty() ? grouped(found) : plain(found));
                                loaded.set(true);
                                done.run();
                            }
                        },
                        failed);
    }

    /// Finds what a line says beside the title; lines that nobody looks at are never asked for.
    void summary(Conversation of, Consumer<Summary> found) {
        Summary known = summaries.get(of.id());
        if (known != null) {
            found.accept(known);
            return;
        }
        int mine = asked;
        context.ui()
                .run(
                        () -> summary(context.core().ledger().ofConversation(of.id())),
                        summary -> {
                            if (mine == asked) {
                                summaries.put(of.id(), summary);
                            }
                            found.accept(summary);
                        },
                        failed);
    }

    private Summary summary(List<Attempt> attempts) {
        return attempts.isEmpty()
                ? new Summary("", "")
                : new Summary(
                        naming.model(attempts.getLast().model()),
                        Spent.on(attempts).shown());
    }

    void rename(Conversation of, String title) {
        String clean = title.strip();
        if (!clean.isEmpty() && !clean.equals(of.title())) {
            change(() -> context.core().conversations().rename(of.id(), clean), () -> {});
        }
    }

    void pin(Conversation of, boolean pinned) {
        change(() -> context.core().conversations().pin(of.id(), pinned), () -> {});
    }

    void delete(Conversation of, Runnable done) {
        change(() -> context.core().conversations().delete(of.id()), done);
    }

    private void change(Runnable work, Runnable done) {
        Callable<Boolean> call = () -> {
            work.run();
            return true;
        };
        context.ui()
                .run(
                        call,
                        ignored -> {
                            done.run();
                            load(() -> {});
                        },
                        failed);
    }

    private static List<Row> plain(List<Conversation> found) {
        return found.stream().<Row>map(Row.Item::new).toList();
    }

    private List<Row> grouped(List<Conversation> all) {
        Words words = context.words();
        var groups = new LinkedHashMap<Row.Head, List<Conversation>>();
        var pinned = new Row.Head(words.get("chat.group.pinned"), "fth-bookmark");
        groups.put(pinned, new ArrayList<>());
        all.stream()
                .filter(c -> !c.pinned() && c.folder() != null)
                .map(Conversation::folder)
                .sorted()
                .forEach(folder -> groups.put(new Row.Head(folder, "fth-folder"), new ArrayList<>()));
        for (String day : List.of("today", "yesterday", "older")) {
            groups.put(new Row.Head(words.get("chat.group." + day), ""), new ArrayList<>());
        }
        for (Conversation each : all) {
            Row.Head head = each.pinned()
                    ? pinned
                    : each.folder() != null
                            ? new Row.Head(each.folder(), "fth-folder")
                            : new Row.Head(words.get("chat.group." + day(each)), "");
            groups.getOrDefault(head, new ArrayList<>()).add(each);
        }
        var lines = new ArrayList<Row>();
        groups.forEach((head, members) -> {
            if (!members.isEmpty()) {
                lines.add(head);
                lines.addAll(plain(members));
            }
        });
        return lines;
    }

    private static String day(Conversation conversation) {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        LocalDate day = LocalDate.ofInstant(conversation.updated(), ZoneId.systemDefault());
        if (!day.isBefore(today)) {
            return "today";
        }
        return day.equals(today.minusDays(1)) ? "yesterday" : "older";
    }
}
