package dev.patchbay.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchbay.settings.Logs;
import dev.patchbay.testing.Bytes;
import dev.patchbay.testing.FakeApi;
import java.io.IOException;
import java.nio.file.Files;
import java.util.logging.LogManager;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/// Step 3 of what a new user does, in the whole window over this machine's keychain.
class KeyJourneyTest extends Journey {
    private static final String KEY = "test-key-not-real-1234567890";

    @Test
    void aPastedKeyIsCheckedKeptInTheKeychainAndNowhereElseAndTakenOutAgain() throws IOException {
        assumeTrue(keychain.problem().isEmpty(), keychain.problem());
        Logs.to(core().paths().logs());
        System.getLogger("dev.patchbay").log(System.Logger.Level.INFO, "This log is searched for a key");
        openai.then(models("gpt-4o", "gpt-4o-mini"))
                .then(FakeApi.status(401, "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}"))
                .then(FakeApi.answer("Here I am", 5, 3));
        start();

        pasteKey(OPENAI, KEY);
        waitToRead("Key saved in " + core().connections().storeName() + ", 2 models found");
        assertThat(words("#card-openai")).contains("Connected", "•", "stored").doesNotContain(KEY);
        robot.clickOn("#replace-openai");
        assertThat(this.<TextField>find("#key-openai .text-field").getText()).isEmpty();
        robot.clickOn("#keep-openai");
        assertThat(keychain.lookup(OPENAI)).isEqualTo(KEY);
        assertThat(keychain.search(OPENAI)).contains("label = Patchbay|openai");
        assertThat(openai.requests().getFirst().authorization()).isEqualTo("Bearer " + KEY);

        core().profiles().save(core().profiles().current().withDefaults(to(GPT_4O)));
        go(Panel.CHAT);
        ask("Does the scan find zanzibar?");
        waitToRead("OpenAI refused this key (401)");
        ask("And now?");
        waitToRead("Here I am");
        assertThat(screen()).doesNotContain(KEY);
        assertKeyIsInNoFile();

        start();
        go(Panel.PROVIDERS);
        waitFor("Remove", () -> shown("#remove-openai"));
        robot.clickOn("#remove-openai");
        waitFor("the question", () -> shown("#remove-yes-openai"));
        robot.clickOn("#remove-yes-openai");
        waitToRead("Key removed from " + core().connections().storeName());
        assertThat(words("#card-openai")).contains("Not configured");
        assertThat(keychain.search(OPENAI)).isEmpty();
        assertThat(keychain.lookup(OPENAI)).isEmpty();
    }

    /// With the program closed, so that everything has been written; what was asked must be found, or the search
    /// proves nothing.
    private void assertKeyIsInNoFile() throws IOException {
        quit();
        reopen();
        LogManager.getLogManager().readConfiguration();
        assertThat(Bytes.filesWith("zanzibar", folder)).contains(folder.resolve("patchbay.mv.db"));
        assertThat(Bytes.filesWith("gpt-4o-mini", folder)).contains(folder.resolve("providers.json"));
        assertThat(Bytes.filesWith("This log is searched", folder)).isNotEmpty();
        assertThat(Files.exists(folder.resolve("settings.json"))).isTrue();
        assertThat(Bytes.filesWith(KEY, folder)).isEmpty();
        assertThat(Bytes.filesWith(KEY.substring(9), folder)).isEmpty();
    }

    @Test
    void aRejectedKeyIsShownInTheProvidersWordsAndSavedOnlyIfTheUserInsists() {
        assumeTrue(keychain.problem().isEmpty(), keychain.problem());
        openai.then(FakeApi.status(
                401, "{\"error\":{\"message\":\"Incorrect API key provided.\",\"code\":\"invalid_api_key\"}}"));
        start();

        pasteKey(OPENAI, KEY);
        waitToRead("OpenAI refused this key (401): Incorrect API key provided.");
        assertThat(words("#card-openai")).contains("It was not saved.").doesNotContain(KEY);
        assertThat(keychain.lookup(OPENAI)).isEmpty();

        robot.clickOn("#anyway-openai");
        waitToRead("Key saved in " + core().connections().storeName() + ", not checked");
        assertThat(keychain.lookup(OPENAI)).isEqualTo(KEY);
    }
}
