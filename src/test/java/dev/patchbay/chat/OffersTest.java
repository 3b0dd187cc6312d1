package dev.patchbay.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.Scope;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import dev.patchbay.secrets.KeyAccount;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.testing.FakeApi;
import dev.patchbay.testing.Retries;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is offered where a cap stands in the way, and that each offer works.
@Timeout(60)
class OffersTest {
    private static final ProviderId OPENAI = new ProviderId("openai");
    private static final ProviderId MISTRAL = new ProviderId("mistral");
    private static final ModelId GPT = new ModelId(OPENAI, "gpt-4o");
    private static final ModelId PRO = new ModelId(OPENAI, "o3-pro");

    @TempDir
    Path folder;

    private final FakeApi openai = new FakeApi();
    private final FakeApi mistral = new FakeApi();
    private final SessionStore secrets = new SessionStore("a test");
    private final List<ChatEvent> events = new CopyOnWriteArrayList<>();
    private Core core;

    @BeforeEach
    void open() throws Exception {
        var addresses = Map.of(OPENAI, openai.baseUrl(), MISTRAL, mistral.baseUrl());
        core = new Core(
                new AppPaths(folder),
                Core.Options.standard().addresses(addresses).secrets(secrets).retries(Retries.quick()));
        save(OPENAI);
        core.profiles().save(Profile.initial().withDefaults(new TaskRoute(GPT, List.of(PRO), Parameters.NONE)));
    }

    @AfterEach
    void close() {
        core.close();
        openai.close();
        mistral.close();
    }

    @Test
    void aCheaperModelOfAnyProviderWithAKeyIsOfferedAndAnswers() throws Exception {
        cap(new Scope.OfProvider(OPENAI), "0.0001");
        save(MISTRAL);
        ChatFailure.OverBudget.Cheaper offer = refused().cheaper();
        mistral.then(FakeApi.answer("Bonjour", 10, 10));
        ask(Question.of(TaskType.GENERAL, offer.model(), List.of(Message.user("Say hello"))));

        assertThat(offer.model().provider()).isEqualTo(MISTRAL);
        assertThat(((ChatEvent.Finished) events.getLast()).attempt().reservedUsd())
                .isEqualByComparingTo(offer.worst());
        assertThat(openai.requests()).isEmpty();
    }

    @Test
    void withoutAnotherKeyNoOtherModelIsOffered() throws Exception {
        cap(new Scope.OfProvider(OPENAI), "0.0001");

        assertThat(refused().cheaper()).isNull();
    }

    @Test
    void whatIsSaidToFitFitsUnderAllCaps() throws Exception {
        cap(Scope.EVERYTHING, "0.02");
        cap(new Scope.OfTask(TaskType.GENERAL), "0.015");
        cap(new Scope.OfTask(TaskType.CODING), "0");

        ChatFailure.OverBudget over = refused();
        openai.then(FakeApi.answer("It fits", 10, 10));
        ask(question().withParameters(new Parameters(null, over.fitting())));

        assertThat(over.cap().budget().scope()).isEqualTo(new Scope.OfTask(TaskType.GENERAL));
        assertThat(events.getLast()).isInstanceOf(ChatEvent.Finished.class);
    }

    @Test
    void whatTheUserAllowsBreaksTheCapOnceAndIsRecorded() throws Exception {
        cap(Scope.EVERYTHING, "0.001");
        openai.then(FakeApi.answer("Hello", 10, 10));

        ask(question().allowedOverCap());
        Attempt allowed = ((ChatEvent.Finished) events.getLast()).attempt();
        ask(question());

        assertThat(allowed.origin().overCap()).isTrue();
        assertThat(allowed.overHold()).isFalse();
        assertThat(((ChatEvent.Failed) events.getLast()).why()).isInstanceOf(ChatFailure.OverBudget.class);
    }

    @Test
    void whatFitsIsNotRecordedAsAllowed() throws Exception {
        cap(Scope.EVERYTHING, "1");
        openai.then(FakeApi.answer("Hello", 10, 10));

        ask(question().allowedOverCap());

        assertThat(((ChatEvent.Finished) events.getLast()).attempt().origin().overCap())
                .isFalse();
    }

    @Test
    void theLeaveCoversAnotherTryOfTheSameModelButNotADearerOneAfterIt() throws Exception {
        cap(Scope.EVERYTHING, "0.001");
        openai.then(FakeApi.status(500, "{}"))
                .then(FakeApi.status(500, "{}"))
                .then(FakeApi.status(500, "{}"))
                .then(FakeApi.answer("Dear", 10, 10));

        ask(question().allowedOverCap());

        assertThat(openai.requests())
                .hasSize(3)
                .allMatch(request -> request.body().contains("gpt-4o"));
        var failed = (ChatEvent.Failed) events.getLast();
        assertThat(((ChatFailure.OverBudget) failed.why()).model()).isEqualTo(PRO);
        assertThat(failed.attempt().origin().overCap()).isTrue();
    }

    @Test
    void withoutAPriceThereIsNothingToAllow() throws Exception {
        cap(Scope.EVERYTHING, "100");
        var unknown = new ModelId(OPENAI, "nobody-knows");

        ask(Question.of(TaskType.GENERAL, unknown, List.of(Message.user("Say hello")))
                .allowedOverCap());

        assertThat(((ChatEvent.Failed) events.getLast()).why()).isEqualTo(new ChatFailure.UnpricedUnderBudget(unknown));
        assertThat(openai.requests()).isEmpty();
    }

    private ChatFailure.OverBudget refused() throws InterruptedException {
        ask(question());
        var over = (ChatFailure.OverBudget) ((ChatEvent.Failed) events.getLast()).why();
        assertThat(core.chat().preview(question()).refusal()).isEqualTo(over);
        return over;
    }

    private void cap(Scope scope, String usd) {
        core.budgets().set(new Budget(scope, Budget.Period.DAY, new BigDecimal(usd)));
    }

    private void save(ProviderId provider) throws Exception {
        try (var value = ApiKey.of("test-key-not-real")) {
            secrets.save(new KeyAccount(provider.value()), value);
        }
        core.connections().load();
    }

    private void ask(Question question) throws InterruptedException {
        events.clear();
        core.chat().start(question, null, events::add).await();
    }

    private static Question question() {
        return Question.of(TaskType.GENERAL, null, List.of(Message.user("Say hello")));
    }
}
