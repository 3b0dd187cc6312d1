package dev.patchbay.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.connection.Connection;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.secrets.KeyAccount;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.testing.FakeApi;
import dev.patchbay.testing.Retries;
import dev.patchbay.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rows of the failure table, each as a question meets it.
@Timeout(60)
class FailureTableTest {
    private static final ProviderId OPENAI = new ProviderId("openai");
    private static final ProviderId MISTRAL = new ProviderId("mistral");
    private static final ModelId GPT = new ModelId(OPENAI, "gpt-4o");
    private static final ModelId LONG = new ModelId(OPENAI, "gpt-4.1");
    private static final ModelId MINI = new ModelId(OPENAI, "gpt-4o-mini");
    private static final ModelId LARGE = new ModelId(MISTRAL, "mistral-large-latest");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Duration.ofMillis(1));
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
                Core.Options.standard()
                        .addresses(addresses)
                        .secrets(secrets)
                        .clock(clock)
                        .retries(Retries.quick()));
        for (ProviderId provider : List.of(OPENAI, MISTRAL)) {
            try (var key = ApiKey.of("test-key-of-" + provider.value())) {
                secrets.save(new KeyAccount(provider.value()), key);
            }
        }
        route(GPT, MINI, LARGE);
    }

    @AfterEach
    void close() {
        core.close();
        openai.close();
        mistral.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 529})
    void aFaultOfTheServerIsTriedTwiceMoreAndThenAnotherModelIsAsked(int status) throws Exception {
        fail(openai, 3, FakeApi.status(status, "{\"error\":{\"message\":\"try later\"}}"));
        openai.then(FakeApi.answer("Mini", 1000, 1000));

        ask();

        assertThat(models()).containsExactly(GPT, GPT, GPT, MINI);
        assertThat(attempts())
                .extracting(row -> row.origin().purpose())
                .containsExactly(Purpose.CHAT, Purpose.RETRY, Purpose.RETRY, Purpose.CHAT);
        assertThat(attempts()).extracting(row -> row.origin().position()).containsExactly(0, 0, 0, 1);
        assertThat(attempts().get(1).origin().fallbackOf())
                .isEqualTo(attempts().getFirst().id());
        assertThat(attempts().subList(0, 3)).allMatch(attempt -> attempt.cost().status() == CostStatus.ZERO);
        assertThat(waiting()).extracting(ChatEvent.Waiting::tries).containsExactly(1, 2);
        assertThat(((ChatEvent.Finished) events.getLast()).result().text()).isEqualTo("Mini");
    }

    @Test
    void aRetryThatWorksIsTheAnswer() throws Exception {
        openai.then(FakeApi.status(503, "{}")).then(FakeApi.answer("At last", 10, 10));

        ask();

        assertThat(((ChatEvent.Finished) events.getLast()).result().text()).isEqualTo("At last");
        assertThat(models()).containsExactly(GPT, GPT);
    }

    @Test
    void aRateLimitIsWaitedForAsLongAsTheProviderSays() throws Exception {
        openai.then(FakeApi.status(429, "{}", "retry-after-ms", "3")).then(FakeApi.answer("Now", 10, 10));

        ask();

        assertThat(waiting())
                .extracting(ChatEvent.Waiting::delay)
                .singleElement()
                .isIn(Duration.ofMillis(3), Duration.ofMillis(4));
        assertThat(attempts().getFirst().outcome().retryAfter()).isEqualTo(Duration.ofMillis(3));
        assertThat(models()).containsExactly(GPT, GPT);
    }

    @Test
    void aRateLimitOfOverAMinuteLeadsToAnotherModelAndIsRemembered() throws Exception {
        openai.then(FakeApi.status(429, "{}", "retry-after", "120")).then(FakeApi.answer("Mini", 10, 10));
        ask();
        openai.then(FakeApi.answer("Mini again", 10, 10));

        ask();

        assertThat(waiting()).isEmpty();
        assertThat(models()).containsExactly(GPT, MINI, MINI);
        assertThat(((ChatFailure.Paused) fellBack().getLast().why()).pause().why())
                .isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(core.chat().preview(question(null)).model()).isEqualTo(MINI);
    }

    @ParameterizedTest
    @ValueSource(ints = {402, 429})
    void anAccountWithoutCreditIsNotTriedAgainButLeftAloneForAnHour(int status) throws Exception {
        route(GPT, LARGE);
        openai.then(FakeApi.status(
                status, "{\"error\":{\"message\":\"You exceeded it\",\"code\":\"insufficient_quota\"}}"));
        mistral.then(FakeApi.answer("Bonjour", 10, 10)).then(FakeApi.answer("Bonsoir", 10, 10));
        ask();
        clock.forward(Duration.ofMinutes(59));

        ask();

        assertThat(models()).containsExactly(GPT, LARGE, LARGE);
        clock.forward(Duration.ofMinutes(1));
        openai.then(FakeApi.answer("Paid", 10, 10));
        ask();
        assertThat(((ChatEvent.Finished) events.getLast()).result().text()).isEqualTo("Paid");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aRejectedKeyIsMarkedOnTheCardAndOnlyAnotherProviderIsAsked(int status) throws Exception {
        openai.then(FakeApi.status(status, "{\"error\":{\"message\":\"Incorrect API key provided\"}}"));
        mistral.then(FakeApi.answer("Bonjour", 10, 10));

        ask();

        assertThat(models()).containsExactly(GPT, LARGE);
        assertThat(core.connections().of(OPENAI).state()).isEqualTo(Connection.State.KEY_REJECTED);
        openai.then(FakeApi.answer("It works again", 10, 10));
        ask();
        assertThat(core.connections().of(OPENAI).state()).isEqualTo(Connection.State.CONNECTED);
    }

    @Test
    void nobodyListeningAndAConnectionThatBreaksAreTriedAgain() throws Exception {
        route(LARGE);
        mistral.close();
        ask();
        assertThat(attempts())
                .extracting(row -> row.outcome().failure())
                .containsOnly(FailureKind.CONNECT)
                .hasSize(3);

        route(GPT);
        fail(openai, 2, exchange -> {
            FakeApi.write(FakeApi.stream(exchange), FakeApi.delta(""));
            exchange.close();
        });
        openai.then(FakeApi.answer("Here", 10, 10));
        ask();

        assertThat(attempts().subList(3, 5))
                .extracting(row -> row.outcome().failure())
                .containsOnly(FailureKind.NETWORK);
        assertThat(((ChatEvent.Finished) events.getLast()).result().text()).isEqualTo("Here");
    }

    @Test
    void whatIsTooLongGoesOnlyToAModelWithALargerWindow() throws Exception {
        route(GPT, MINI, LONG);
        openai.then(FakeApi.status(400, "{\"error\":{\"message\":\"too long\",\"code\":\"context_length_exceeded\"}}"))
                .then(FakeApi.answer("It fits", 10, 10));

        ask();

        assertThat(models()).containsExactly(GPT, LONG);
        route(LONG, GPT, MINI);
        openai.then(FakeApi.status(400, "{\"error\":{\"message\":\"too long\",\"code\":\"context_length_exceeded\"}}"));
        ask();
        assertThat(((ChatFailure.Provider) failed().why()).kind()).isEqualTo(FailureKind.CONTEXT_TOO_LONG);
        assertThat(fellBack()).isEmpty();
    }

    @Test
    void whatWasDeclinedIsSentToNobodyElseUnlessTheUserSaysSo() throws Exception {
        openai.then(FakeApi.status(400, "{\"error\":{\"message\":\"filtered\",\"code\":\"content_filter\"}}"));

        ask();

        assertThat(models()).containsExactly(GPT);
        assertThat(((ChatFailure.Provider) failed().why()).kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(failed().next()).isEqualTo(MINI);
    }

    @Test
    void anotherBadRequestFailsWithTheProvidersWords() throws Exception {
        openai.then(FakeApi.status(400, "{\"error\":{\"message\":\"temperature must be at most 2\"}}"));

        ask();

        assertThat(models()).containsExactly(GPT);
        assertThat(((ChatFailure.Provider) failed().why()).message()).isEqualTo("temperature must be at most 2");
        assertThat(failed().next()).isNull();
    }

    @Test
    void afterTheFirstVisibleTokenNothingIsTriedAgain() throws Exception {
        openai.then(exchange -> {
            FakeApi.write(FakeApi.stream(exchange), FakeApi.delta("Half"));
            exchange.close();
        });

        ask();

        assertThat(models()).containsExactly(GPT);
        assertThat(((ChatFailure.Provider) failed().why()).kind()).isEqualTo(FailureKind.CUT);
        assertThat(failed().attempt().state()).isEqualTo(AttemptState.FAILED_MID_STREAM);
    }

    @Test
    void aModelPickedByHandThatIsPausedIsNotSentToUntilTheUserTriesItNow() throws Exception {
        fail(openai, 3, FakeApi.status(500, "{}"));
        ask(GPT);
        assertThat(((ChatFailure.Provider) failed().why()).kind()).isEqualTo(FailureKind.SERVER);

        ask(GPT);

        var paused = (ChatFailure.Paused) failed().why();
        assertThat(failed().attempt()).isNull();
        assertThat(openai.requests()).hasSize(3);
        assertThat(core.chat().preview(question(GPT)).refusal()).isEqualTo(paused);
        core.breaker().reset(paused.pause().circuit().model());
        openai.then(FakeApi.answer("Here again", 10, 10));
        ask(GPT);
        assertThat(events.getLast()).isInstanceOf(ChatEvent.Finished.class);
    }

    @Test
    void stopEndsAWaitAndNothingMoreIsSent() throws Exception {
        openai.then(FakeApi.status(429, "{}", "retry-after", "50"));
        var waits = new CountDownLatch(1);
        ChatJob job = core.chat().start(question(null), null, event -> {
            events.add(event);
            if (event instanceof ChatEvent.Waiting) {
                waits.countDown();
            }
        });
        waits.await();

        job.cancel();
        job.await();

        var end = (ChatEvent.Finished) events.getLast();
        assertThat(end.result().text()).isEmpty();
        assertThat(end.attempt().state()).isEqualTo(AttemptState.FAILED_BEFORE_TOKENS);
        assertThat(openai.requests()).hasSize(1);
    }

    private static void fail(FakeApi api, int times, FakeApi.Reply reply) {
        for (int i = 0; i < times; i++) {
            api.then(reply);
        }
    }

    private void route(ModelId first, ModelId... fallbacks) {
        core.profiles().save(Profile.initial().withDefaults(new TaskRoute(first, List.of(fallbacks), Parameters.NONE)));
    }

    private void ask() throws InterruptedException {
        ask(null);
    }

    private void ask(ModelId picked) throws InterruptedException {
        events.clear();
        core.chat().start(question(picked), null, events::add).await();
    }

    private static Question question(ModelId picked) {
        return Question.of(TaskType.GENERAL, picked, List.of(Message.user("Say hello")));
    }

    private ChatEvent.Failed failed() {
        return (ChatEvent.Failed) events.getLast();
    }

    private List<ChatEvent.Waiting> waiting() {
        return of(ChatEvent.Waiting.class);
    }

    private List<ChatEvent.FellBack> fellBack() {
        return of(ChatEvent.FellBack.class);
    }

    private <E extends ChatEvent> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<ModelId> models() {
        return attempts().stream().map(Attempt::model).toList();
    }

    private List<Attempt> attempts() {
        var today = LocalDate.ofInstant(clock.instant(), core.reports().zone());
        return core.reports()
                .page(new UsageFilter(today.minusDays(1), today.plusDays(1), true), null, 100)
                .attempts()
                .reversed();
    }
}
