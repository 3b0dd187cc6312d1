package dev.patchbay.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.secrets.KeyAccount;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.testing.FakeApi;
import dev.patchbay.testing.Retries;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChatServiceTest {
    private static final ProviderId OPENAI = new ProviderId("openai");
    private static final ProviderId MISTRAL = new ProviderId("mistral");
    private static final ModelId GPT = new ModelId(OPENAI, "gpt-4o");
    private static final ModelId GPT_MINI = new ModelId(OPENAI, "gpt-4o-mini");
    private static final ModelId LARGE = new ModelId(MISTRAL, "mistral-large-latest");

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
        save(OPENAI, "test-key-of-openai");
        save(MISTRAL, "test-key-of-mistral");
        core.profiles()
                .save(Profile.initial().withDefaults(new TaskRoute(GPT, List.of(GPT_MINI, LARGE), Parameters.NONE)));
    }

    @AfterEach
    void close() {
        core.close();
        openai.close();
        mistral.close();
    }

    @Test
    void anAnswerIsInTheLedgerWithTheRoutersModelAndItsExactCost() throws Exception {
        openai.then(FakeApi.answer("Hello", 1000, 1000));

        ask(question());

        var end = (ChatEvent.Finished) events.getLast();
        assertThat(end.result().text()).isEqualTo("Hello");
        assertThat(end.attempt().cost().usd()).isEqualByComparingTo("0.0125");
        assertThat(end.attempt().cost().status()).isEqualTo(CostStatus.EXACT);
        assertThat(openai.requests().getFirst().authorization()).isEqualTo("Bearer test-key-of-openai");
        assertThat(openai.requests().getFirst().body())
                .contains("\"model\":\"gpt-4o\"", "\"max_completion_tokens\":4096");
        assertThat(core.ledger().spentToday()).isEqualByComparingTo("0.0125");
    }

    @Test
    void aModelWithoutAKeyGivesWayToTheFirstFallbackThatHasOne() throws Exception {
        secrets.remove(new KeyAccount("openai"));
        mistral.then(FakeApi.answer("Bonjour", 10, 10));

        ask(question());

        assertThat(events.getLast()).isInstanceOf(ChatEvent.Finished.class);
        assertThat(fallbacks()).containsExactly(LARGE);
        assertThat(openai.requests()).isEmpty();
        assertThat(mistral.requests().getFirst().authorization()).isEqualTo("Bearer test-key-of-mistral");
    }

    @Test
    void whereNothingHasAKeyTheProvidersAreNamedAndNothingIsSent() throws Exception {
        secrets.remove(new KeyAccount("openai"));
        secrets.remove(new KeyAccount("mistral"));

        ask(question());

        assertThat(events.getLast())
                .isEqualTo(new ChatEvent.Failed(new ChatFailure.NoKey(List.of(OPENAI, MISTRAL)), null));
        assertThat(openai.requests()).isEmpty();
    }

    @Test
    void aModelThatIsNotKnownLeadsToTheNextAndCostsNothing() throws Exception {
        openai.then(FakeApi.status(404, "{\"error\":{\"message\":\"The model `gpt-4o` does not exist\"}}"))
                .then(FakeApi.answer("Mini", 1000, 1000));

        ask(question());

        List<Attempt> attempts = attempts();
        assertThat(attempts).extracting(Attempt::model).containsExactly(GPT, GPT_MINI);
        assertThat(attempts.getFirst().state()).isEqualTo(AttemptState.FAILED_BEFORE_TOKENS);
        assertThat(attempts.getFirst().outcome().failure()).isEqualTo(FailureKind.UNKNOWN_MODEL);
        assertThat(attempts.getFirst().cost().status()).isEqualTo(CostStatus.ZERO);
        assertThat(attempts.getLast().origin().fallbackOf())
                .isEqualTo(attempts.getFirst().id());
        assertThat(attempts.getLast().origin().position()).isEqualTo(1);
        assertThat(core.ledger().spentToday()).isEqualByComparingTo("0.00075");
    }

    @Test
    void aRejectedKeyIsNotTriedAgainWithAnotherModelOfTheSameProvider() throws Exception {
        openai.then(FakeApi.status(401, "{\"error\":{\"message\":\"Incorrect API key provided\"}}"));
        mistral.then(FakeApi.answer("Bonjour", 10, 10));

        ask(question());

        assertThat(fallbacks()).containsExactly(LARGE);
        assertThat(openai.requests()).hasSize(1);
    }

    @Test
    void onceTextWasSeenThereIsNoFallbackAndTheTextIsKeptAndPaidAsAnEstimate() throws Exception {
        openai.then(exchange -> {
            var body = FakeApi.stream(exchange);
            FakeApi.write(body, FakeApi.delta("Half an ans"));
            FakeApi.write(body, "{\"error\":{\"message\":\"The server had an error\",\"type\":\"server_error\"}}");
            exchange.close();
        });
        Conversation conversation = core.conversations().create("Test");
        ConversationMessage asked =
                core.conversations().addUser(conversation.id(), null, List.of(new ContentPart.Text("Hi")));

        core.chat()
                .start(question(), new Place(conversation.id(), asked.id()), events::add)
                .await();

        var failed = (ChatEvent.Failed) events.getLast();
        assertThat(((ChatFailure.Provider) failed.why()).kind()).isEqualTo(FailureKind.MID_STREAM);
        assertThat(failed.attempt().cost().status()).isEqualTo(CostStatus.ESTIMATED);
        assertThat(failed.attempt().cost().usd()).isPositive();
        ConversationMessage answer =
                core.conversations().path(conversation.id()).getLast();
        assertThat(answer.message().text()).isEqualTo("Half an ans");
        assertThat(answer.state()).isEqualTo(ConversationMessage.State.FAILED);
        assertThat(answer.note()).contains("OpenAI broke off its answer");
        assertThat(fallbacks()).isEmpty();
    }

    @Test
    void aCapThatTheWorstCaseWouldBreakRefusesBeforeAnythingIsSent() throws Exception {
        var cap = Budget.overall(Budget.Period.DAY, new BigDecimal("0.01"));
        core.budgets().set(cap);

        Preview preview = core.chat().preview(question());
        ask(question());

        var over = (ChatFailure.OverBudget) ((ChatEvent.Failed) events.getLast()).why();
        assertThat(over.cap().budget()).isEqualTo(cap);
        assertThat(over.worst()).isEqualByComparingTo(preview.worstUsd());
        assertThat(over.fitting()).isPositive();
        assertThat(preview.refusal()).isEqualTo(over);
        assertThat(openai.requests()).isEmpty();
        openai.then(FakeApi.answer("It fits", 10, 10));
        ask(question(new Parameters(null, over.fitting())));
        assertThat(events.getLast()).isInstanceOf(ChatEvent.Finished.class);
    }

    @Test
    void stopKeepsWhatCameAndPaysForIt() throws Exception {
        var stopped = new CountDownLatch(1);
        openai.then(exchange -> {
            var body = FakeApi.stream(exchange);
            FakeApi.write(body, FakeApi.delta("As far as it c"));
            await(stopped);
            exchange.close();
        });
        var seen = new CountDownLatch(1);
        ChatJob job = core.chat().start(question(), null, event -> {
            events.add(event);
            if (event instanceof ChatEvent.TextDelta) {
                seen.countDown();
            }
        });

        seen.await();
        job.cancel();
        job.await();
        stopped.countDown();

        var end = (ChatEvent.Finished) events.getLast();
        assertThat(end.attempt().state()).isEqualTo(AttemptState.CANCELLED);
        assertThat(end.result().text()).isEqualTo("As far as it c");
        assertThat(end.attempt().cost().status()).isEqualTo(CostStatus.ESTIMATED);
        assertThat(core.ledger().spentToday()).isPositive();
    }

    @Test
    void anAnswerWithoutTextIsPaidForAndSaidToBeEmpty() throws Exception {
        openai.then(FakeApi.answer("", 1000, 1000));

        ask(question());

        var failed = (ChatEvent.Failed) events.getLast();
        assertThat(((ChatFailure.Provider) failed.why()).kind()).isEqualTo(FailureKind.EMPTY);
        assertThat(failed.attempt().cost().usd()).isEqualByComparingTo("0.0125");
    }

    @Test
    void nonsenseInTheUsageIsNotBookedAsExact() throws Exception {
        openai.then(exchange -> {
                    var body = FakeApi.stream(exchange);
                    FakeApi.write(body, FakeApi.delta("Hello there"));
                    FakeApi.write(
                            body,
                            "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":"
                                    + "1000000000000000000000000000000,\"completion_tokens\":5,\"total_tokens\":5}}");
                    exchange.close();
                })
                .then(exchange -> {
                    var body = FakeApi.stream(exchange);
                    FakeApi.write(body, FakeApi.delta("Hello there"));
                    FakeApi.write(
                            body,
                            "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":"
                                    + "1000,\"completion_tokens\":1000,\"cost_in_usd_ticks\":-50000000000}}");
                    exchange.close();
                });

        ask(question());
        var huge = (ChatEvent.Finished) events.getLast();
        ask(question());
        var negative = (ChatEvent.Finished) events.getLast();

        assertThat(huge.result().text()).isEqualTo("Hello there");
        assertThat(huge.attempt().cost().status()).isEqualTo(CostStatus.ESTIMATED);
        assertThat(huge.attempt().cost().usd()).isPositive();
        assertThat(negative.attempt().cost().usd()).isEqualByComparingTo("0.0125");
    }

    @Test
    void aFaultInTheMiddleIsAnEndThatIsSeenAndWhatCameIsPaid() throws Exception {
        openai.then(FakeApi.answer("Hello there", 1000, 1000));
        Conversation conversation = core.conversations().create("Test");
        ConversationMessage asked =
                core.conversations().addUser(conversation.id(), null, List.of(new ContentPart.Text("Hi")));

        core.chat()
                .start(question(), new Place(conversation.id(), asked.id()), event -> {
                    events.add(event);
                    if (event instanceof ChatEvent.TextDelta) {
                        throw new IllegalStateException("a fault");
                    }
                })
                .await();

        var failed = (ChatEvent.Failed) events.getLast();
        assertThat(failed.why()).isInstanceOf(ChatFailure.Internal.class);
        assertThat(core.conversations().path(conversation.id()).getLast().state())
                .isEqualTo(ConversationMessage.State.FAILED);
        Attempt attempt = attempts().getFirst();
        assertThat(attempt.cost().status()).isEqualTo(CostStatus.ESTIMATED);
        assertThat(attempt.usage().output()).isPositive();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void save(ProviderId provider, String key) throws Exception {
        try (var value = ApiKey.of(key)) {
            secrets.save(new KeyAccount(provider.value()), value);
        }
    }

    private void ask(Question question) throws InterruptedException {
        events.clear();
        core.chat().start(question, null, events::add).await();
    }

    private static Question question() {
        return question(Parameters.NONE);
    }

    private static Question question(Parameters parameters) {
        var plain = Question.of(TaskType.GENERAL, null, List.of(Message.user("Say hello")));
        return plain.withParameters(parameters);
    }

    private List<ModelId> fallbacks() {
        return events.stream()
                .filter(ChatEvent.FellBack.class::isInstance)
                .map(event -> ((ChatEvent.FellBack) event).to())
                .toList();
    }

    private List<Attempt> attempts() {
        var today = LocalDate.now(core.reports().zone());
        return core.reports()
                .page(new UsageFilter(today, today, true), null, 100)
                .attempts()
                .reversed();
    }
}
