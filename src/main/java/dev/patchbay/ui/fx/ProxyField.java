package dev.patchbay.ui.fx;

import dev.patchbay.domain.InvalidProxyException;
import dev.patchbay.domain.ProxyChoice;
import dev.patchbay.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Through which proxy requests go out: a choice of ways, and a field where the way is an address. What is wrong
/// with the address stands under it.
public final class ProxyField extends VBox {

    /// What can be chosen.
    public enum Way {
        /// As it is set for all providers.
        INHERIT,
        SYSTEM,
        NONE,
        OWN;

        private String key() {
            return "proxy.way." + name().toLowerCase(Locale.ROOT);
        }

        private static Way of(Optional<ProxyChoice> choice) {
            return choice.map(proxy -> switch (proxy) {
                        case ProxyChoice.Direct _ -> NONE;
                        case ProxyChoice.AsSystem _ -> SYSTEM;
                        case ProxyChoice.Http _, ProxyChoice.Unreadable _ -> OWN;
                    })
                    .orElse(INHERIT);
        }
    }

    private final ToggleGroup ways = new ToggleGroup();
    private final TextField address = new TextField();
    private final Label wrong = Nodes.wrapped("", "field-error");
    private Optional<ProxyChoice> shown = Optional.empty();

    /// @param offered which ways there are, in their order
    /// @param chosen  runs when another way was clicked that needs no address
    /// @param entered runs on Enter in the address; see [#read]
    public ProxyField(Words words, List<Way> offered, Runnable chosen, Runnable entered) {
        getStyleClass().add("proxy-field");
        var segments = new HBox();
        segments.getStyleClass().add("segments");
        for (Way way : offered) {
            segments.getChildren().add(segment(words.get(way.key()), way, chosen));
        }
        segments.getChildren().forEach(each -> each.getStyleClass().add("center-pill"));
        segments.getChildren().getFirst().getStyleClass().setAll("toggle-button", "left-pill");
        segments.getChildren().getLast().getStyleClass().setAll("toggle-button", "right-pill");
        address.setId("proxy-address");
        address.setPromptText(words.get("proxy.address.prompt"));
        address.setAccessibleText(words.get("proxy.address"));
        address.getStyleClass().add("mono");
        address.setMaxWidth(320);
        address.setOnAction(enter -> entered.run());
        wrong.setId("proxy-wrong");
        ways.selectedToggleProperty().subscribe(this::drawAddress);
        say("");
        getChildren().addAll(segments, address, wrong);
    }

    /// @param choice empty: as it is set for all
    public void show(Optional<ProxyChoice> choice) {
        shown = choice;
        select(Way.of(choice));
        address.setText(choice.filter(ProxyChoice.Http.class::isInstance)
                .map(http -> ((ProxyChoice.Http) http).address())
                .orElse(""));
        say("");
    }

    /// Runs `chosen` when the field is left with another address than it had.
    public void commitOnLeave(Runnable chosen) {
        address.focusedProperty().subscribe(focused -> {
            if (!focused && way() == Way.OWN && !address.getText().isBlank()) {
                chosen.run();
            }
        });
    }

    /// Hands on what is chosen if it differs from what was shown last; an address that cannot be used stays here,
    /// with what is wrong with it.
    public void readChange(Consumer<Optional<ProxyChoice>> then) {
        read(choice -> {
            if (!choice.equals(shown)) {
                shown = choice;
                then.accept(choice);
            }
        });
    }

    /// As [#readChange], changed or not.
    public void read(Consumer<Optional<ProxyChoice>> then) {
        try {
            Optional<ProxyChoice> choice = choice();
            say("");
            then.accept(choice);
        } catch (InvalidProxyException e) {
            say(Objects.requireNonNull(e.getMessage()));
        }
    }

    private Optional<ProxyChoice> choice() throws InvalidProxyException {
        return switch (way()) {
            case INHERIT -> Optional.empty();
            case SYSTEM -> Optional.of(ProxyChoice.AS_SYSTEM);
            case NONE -> Optional.of(ProxyChoice.DIRECT);
            case OWN -> Optional.of(ProxyChoice.typed(address.getText()));
        };
    }

    private ToggleButton segment(String text, Way way, Runnable chosen) {
        var button = new ToggleButton(text);
        button.setId("proxy-" + way.name().toLowerCase(Locale.ROOT));
        button.setUserData(way);
        button.setToggleGroup(ways);
        button.setOnAction(clicked -> {
            select(way); // a second click does not take the choice back
            if (way == Way.OWN) {
                address.requestFocus();
            } else {
                chosen.run();
            }
        });
        return button;
    }

    private Way way() {
        return ways.getSelectedToggle() == null
                ? Way.INHERIT
                : (Way) ways.getSelectedToggle().getUserData();
    }

    private void select(Way way) {
        ways.getToggles().stream().filter(toggle -> toggle.getUserData() == way).forEach(ways::selectToggle);
    }

    private void drawAddress() {
        Nodes.show(address, way() == Way.OWN);
        say("");
    }

    private void say(String message) {
        wrong.setText(message);
        Nodes.show(wrong, !message.isEmpty());
        address.getStyleClass().remove("wrong");
        if (!message.isEmpty()) {
            address.getStyleClass().add("wrong");
        }
    }
}
