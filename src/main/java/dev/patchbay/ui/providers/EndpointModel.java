package dev.patchbay.ui.providers;

import dev.patchbay.connection.EndpointDraft;
import dev.patchbay.connection.InvalidEndpointException;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.Provider.KeyNeed;
import dev.patchbay.text.Problem;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.UiContext;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// An endpoint being added or changed. Used on the FX thread.
final class EndpointModel {
    private final UiContext context;
    private final @Nullable Provider edited;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty baseUrl = new SimpleStringProperty("");
    private final ObjectProperty<Protocol> protocol = new SimpleObjectProperty<>(Protocol.OPENAI);
    private final ObservableList<Header> headers = FXCollections.observableArrayList();
    private final BooleanProperty needsKey = new SimpleBooleanProperty(true);
    private final StringProperty resolved = new SimpleStringProperty("");
    private final StringProperty warning = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Wrong> wrong = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private int asked;

    /// @param edited the endpoint to change, or null for a new one
    EndpointModel(UiContext context, @Nullable Provider edited) {
        this.context = context;
        this.edited = edited;
        if (edited != null) {
            name.set(edited.name());
            baseUrl.set(edited.baseUrl().toString());
            protocol.set(edited.protocol());
            edited.headers().forEach((key, value) -> headers.add(new Header(key, value)));
            needsKey.set(edited.keyNeed() == KeyNeed.REQUIRED);
        }
        baseUrl.subscribe(ignored -> resolve());
        protocol.subscribe(ignored -> resolve());
    }

    @Nullable
    Provider edited() {
        return edited;
    }

    StringProperty name() {
        return name;
    }

    StringProperty baseUrl() {
        return baseUrl;
    }

    ObjectProperty<Protocol> protocol() {
        return protocol;
    }

    ObservableList<Header> headers() {
        return headers;
    }

    BooleanProperty needsKey() {
        return needsKey;
    }

    /// The URL that requests will go to, or "" while it cannot be known.
    StringProperty resolved() {
        return resolved;
    }

    /// What the user should know of a base URL that can be used, or "".
    StringProperty warning() {
        return warning;
    }

    ObjectProperty<@Nullable Wrong> wrong() {
        return wrong;
    }

    ObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    /// Adds or changes the endpoint; `done` gets it.
    void save(Consumer<Provider> done) {
        EndpointDraft draft = draft();
        Provider before = edited;
        wrong.set(null);
        problem.set(null);
        context.ui()
                .run(
                        () -> before == null
                                ? context.core().connections().add(draft)
                                : context.core().connections().change(before.id(), draft),
                        done,
                        this::failed);
    }

    /// Removes the endpoint and its key.
    void delete(Provider endpoint, Runnable done) {
        context.ui()
                .run(
                        () -> {
                            context.core().connections().delete(endpoint.id());
                            return endpoint;
                        },
                        ignored -> done.run(),
                        this::failed);
    }

    private void failed(Exception why) {
        if (why instanceof InvalidEndpointException invalid) {
            wrong.set(new Wrong(invalid.field(), context.words().get(invalid.key(), invalid.arguments())));
            return;
        }
        problem.set(Failures.of(context).problem(why));
    }

    private void resolve() {
        int mine = ++asked;
        EndpointDraft draft = draft();
        if (draft.baseUrl().isBlank()) {
            resolved.set("");
            wrong.set(null);
            return;
        }
        context.ui().run(() -> target(draft), target -> show(mine, target), e -> refuse(mine, e));
    }

    private Target target(EndpointDraft draft) throws InvalidEndpointException {
        var connections = context.core().connections();
        return new Target(
                connections.requestUrl(draft),
                connections
                        .unencrypted(draft)
                        .map(host -> context.words().get("endpoint.unencrypted", host))
                        .orElse(""));
    }

    private void show(int of, Target target) {
        if (of == asked) {
            resolved.set(target.url().toString());
            warning.set(target.warning());
            wrong.set(null);
        }
    }

    private void refuse(int of, Exception why) {
        if (of == asked) {
            resolved.set("");
            warning.set("");
            failed(why);
        }
    }

    private EndpointDraft draft() {
        return new EndpointDraft(
                name.get().strip(), baseUrl.get().strip(), protocol.get(), typedHeaders(headers), needsKey.get());
    }

    private static Map<String, String> typedHeaders(List<Header> rows) {
        var typed = new LinkedHashMap<String, String>();
        for (Header row : rows) {
            String key = row.key().get().strip();
            if (!key.isEmpty() || !row.value().get().isBlank()) {
                typed.put(key, row.value().get().strip());
            }
        }
        return typed;
    }

    private record Target(URI url, String warning) {}

    /// What is wrong with one field.
    record Wrong(String field, String message) {}

    /// One row of the extra headers.
    record Header(StringProperty key, StringProperty value) {
        Header(String key, String value) {
            this(new SimpleStringProperty(key), new SimpleStringProperty(value));
        }
    }
}
