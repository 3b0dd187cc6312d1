package dev.patchbay.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.backup.Backup;
import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Role;
import dev.patchbay.domain.TaskType;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.settings.Settings;
import dev.patchbay.text.ErrorText;
import dev.patchbay.text.Words;
import dev.patchbay.ui.chat.ChatViewModel.Wish;
import dev.patchbay.ui.fx.Navigator;
import dev.patchbay.ui.fx.Sheet;
import dev.patchbay.ui.fx.UiContext;
import dev.patchbay.ui.fx.UiThread;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The panel without a window: the real services, with one plain thread in the place of JavaFX's.
@Timeout(120)
class ChatViewModelTest {
    private static final ModelId DEMO = ModelId.of("demo", "demo");
    private static final ModelId SLOW = ModelId.of("demo", "demo-large");

    @TempDir
    Path folder;

    private final ExecutorService ui = Executors.newSingleThreadExecutor();
    private Core core;
    private ChatViewModel chat;
    private ComposerModel composer;
    private Drafts drafts;
    private Versions versions;

    @BeforeEach
    void open() throws Exception {
        core = new Core(new AppPaths(folder), Core.Options.standard().secrets(new SessionStore("a test")));
        var words = new Words();
        var context = new UiContext(core, new UiThread(ui, Runnable::run), words, new ErrorText(words), new Nowhere());
        onUi(() -> {
            chat = new ChatViewModel(context);
            versions = new Versions(context, chat);
            composer = new ComposerModel(context, chat);
            drafts = new Drafts(context, chat, composer);
            return chat;
        });
    }

    @AfterEach
    void close() {
        core.close();
        ui.shutdownNow();
    }

    @Test
    void aSentQuestionMakesAConversationNamedAfterItAndIsAnswered() throws Exception {
        send("Say hello to everyone here", DEMO);

        Shown shown = answered(1);

        assertThat(shown.open().orElseThrow().title()).isEqualTo("Say hello to everyone here");
        Entry answer = shown.entries().getLast();
        assertThat(answer.message().state()).isEqualTo(ConversationMessage.State.COMPLETE);
        assertThat(answer.attempt()).isPresent();
        assertThat(answer.blocks()).isNotEmpty();
    }

    @Test
    void anAnswerGoesOnWhileAnotherConversationIsOpenAndIsThereOnReturn() throws Exception {
        send("A long story", SLOW);
        UUID first =
                await(chat.turnProperty(), Optional::isPresent).orElseThrow().conversation();
        onUi(() -> {
            chat.openNew();
            return 0;
        });
        assertThat(onUi(chat::streaming)).isFalse();

        onUi(() -> {
            chat.open(first);
            return 0;
        });
        await(chat.shownProperty(), shown -> shown.open().isPresent());
        assertThat(onUi(chat::streaming)).isTrue();
        onUi(() -> {
            chat.stop();
            return 0;
        });

        Entry answer = answered(1).entries().getLast();
        assertThat(answer.message().state()).isEqualTo(ConversationMessage.State.STOPPED);
    }

    @Test
    void aSecondAnswerStandsBesideTheFirstAndEitherCanBeShown() throws Exception {
        send("Hello", DEMO);
        Entry first = answered(1).entries().getLast();

        onUi(() -> {
            chat.regenerate(first.message(), wish(DEMO));
            return 0;
        });
        Entry second = await(chat.shownProperty(), shown -> newAnswer(shown, first))
                .entries()
                .getLast();
        assertThat(second.siblings()).containsExactly(first.id(), second.id());
        assertThat(second.place()).isEqualTo(2);

        onUi(() -> {
            versions.show(second, -1);
            return 0;
        });
        await(chat.shownProperty(), shown -> shown.entries().getLast().id().equals(first.id()));
    }

    @Test
    void anEditedQuestionIsABranchAndTheFirstOneStays() throws Exception {
        send("One", DEMO);
        Entry asked = answered(1).entries().getFirst();

        onUi(() -> {
            chat.resend(asked.message(), ComposerModel.parts("Two", java.util.List.of()), wish(DEMO));
            return 0;
        });

        Shown shown = await(
                chat.shownProperty(),
                now -> now.entries().size() == 2
                        && now.entries().getFirst().text().equals("Two"));
        assertThat(shown.entries().getFirst().siblings()).hasSize(2);
    }

    @Test
    void whatIsTypedBelongsToItsConversationAndBringsANewOneIntoBeing() throws Exception {
        onUi(() -> {
            composer.textProperty().set("Not sent yet");
            drafts.save();
            return 0;
        });
        Conversation draft = await(chat.shownProperty(), shown -> shown.open().isPresent())
                .open()
                .orElseThrow();
        assertThat(core.conversations().find(draft.id()).orElseThrow().draft()).isEqualTo("Not sent yet");

        onUi(() -> {
            chat.openNew();
            return 0;
        });
        assertThat(onUi(() -> composer.textProperty().get())).isEmpty();
        onUi(() -> {
            chat.open(draft.id());
            return 0;
        });
        await(chat.shownProperty(), shown -> shown.open().isPresent());
        assertThat(onUi(() -> composer.textProperty().get())).isEqualTo("Not sent yet");
    }

    @Test
    void whatCannotBeStoredComesBackIntoTheComposer() throws Exception {
        core.conversations().list();
        core.close();

        send("Precious words", DEMO);

        await(chat.problemProperty(), Optional::isPresent);
        assertThat(onUi(() -> composer.textProperty().get())).isEqualTo("Precious words");
    }

    @Test
    void theEstimateIsThatOfWhatIsWrittenLast() throws Exception {
        onUi(() -> {
            composer.modelProperty().set(Optional.of(SLOW));
            composer.textProperty().set("short");
            composer.estimate();
            composer.textProperty().set("long ".repeat(400));
            composer.estimate();
            return 0;
        });

        var preview = await(composer.previewProperty(), Optional::isPresent).orElseThrow();

        assertThat(preview.inputAbout()).isGreaterThan(400);
        assertThat(preview.worstUsd()).isPositive();
    }

    private void send(String words, ModelId model) throws Exception {
        onUi(() -> {
            composer.modelProperty().set(Optional.of(model));
            composer.textProperty().set(words);
            composer.send();
            return 0;
        });
    }

    private static Wish wish(ModelId model) {
        return new Wish(TaskType.GENERAL, model, Parameters.NONE);
    }

    private Shown answered(int answers) throws Exception {
        return await(
                chat.shownProperty(),
                shown -> shown.entries().stream()
                                .filter(entry -> entry.message().role() == Role.ASSISTANT)
                                .count()
                        == answers);
    }

    private static boolean newAnswer(Shown shown, Entry than) {
        Entry last = shown.entries().getLast();
        return last.message().role() == Role.ASSISTANT && !last.id().equals(than.id());
    }

    private <T> T onUi(Callable<T> work) throws Exception {
        return ui.submit(work).get(60, TimeUnit.SECONDS);
    }

    private <T> T await(ObservableValue<T> value, Predicate<T> wanted) throws Exception {
        var found = new CompletableFuture<T>();
        onUi(() -> value.subscribe(now -> {
            if (wanted.test(now)) {
                found.complete(now);
            }
        }));
        return found.get(60, TimeUnit.SECONDS);
    }

    private static final class Nowhere implements Navigator {
        @Override
        public void open(Sheet sheet) {}

        @Override
        public void showProvider(ProviderId provider) {}

        @Override
        public void addEndpoint() {}

        @Override
        public void chatWith(ModelId model) {}

        @Override
        public void showRouter() {}

        @Override
        public void showUsage() {}

        @Override
        public void showAttempt(UUID attempt) {}

        @Override
        public void showMessage(UUID conversation, UUID attempt) {}

        @Override
        public void browse(URI page) {}

        @Override
        public void theme(Settings.Theme theme) {}

        @Override
        public void restore(Backup backup) {}

        @Override
        public void refreshRail() {}
    }
}
