package dev.patchbay.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connection.Connection;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.ui.UiTest;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndpointFormTest extends UiTest {
    private static final ProviderId ACME = new ProviderId("acme-gateway");

    private final ListServer server = new ListServer();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void anEndpointIsAddedWithItsKeyAndCheckedAtOnce() {
        Scene scene = open();
        robot.clickOn("#endpoint-name").write("Acme gateway");
        robot.clickOn("#endpoint-url").write(server.baseUrl().toString());
        waitFor("the resolved URL", () -> label("#endpoint-resolved").contains("/v1/chat/completions"));
        screenshot("endpoint-form", scene, true);
        robot.clickOn("#endpoint-key .text-field").write(ListServer.KEY);
        robot.clickOn("#endpoint-save");

        waitFor(
                "the connected card",
                () -> core().connections().all().stream()
                        .anyMatch(c -> c.provider().id().equals(ACME)
                                && c.state() == Connection.State.CONNECTED
                                && c.models() == 2));
        waitFor("the form to be gone", () -> scene.getRoot().lookup("#endpoint-form") == null);
        assertThat(onFx(() -> scene.getRoot().lookup("#card-acme-gateway"))).isNotNull();
    }

    @Test
    void aBaseUrlThatCannotBeUsedIsSaidUnderItsField() {
        open();
        robot.clickOn("#endpoint-name").write("Acme gateway");
        robot.clickOn("#endpoint-url").write("ftp://acme.example");

        waitFor("the reason", () -> !label("#endpoint-wrong-baseUrl").isEmpty());
        assertThat(onFx(() -> find("#endpoint-save").isDisabled())).isTrue();
    }

    private Scene open() {
        Scene scene = show(
                () -> {
                    var view = new ProvidersView(context());
                    view.shown();
                    view.addEndpoint();
                    return view.root();
                },
                1000,
                700,
                true);
        waitFor("the cards", () -> scene.getRoot().lookup("#card-openai") != null);
        return scene;
    }

    private String label(String id) {
        return this.<Label>find(id).getText();
    }
}
