package dev.patchbay.ui.providers;

import dev.patchbay.connection.Connection;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.Pause;
import dev.patchbay.domain.Provider;
import dev.patchbay.text.Problem;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Badge;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// What a card says: its badge and its status line, as data.
///
/// @param icon  of the line; "" for a spinner
/// @param tone  style class of the icon
/// @param cause in semibold; may be ""
/// @param rest  in regular; may be ""
/// @param raw   the provider's reply, or ""
/// @param more  what stands in its tooltip, or ""
record CardStatus(String icon, String tone, String cause, String rest, String raw, String more) {

    private CardStatus(String icon, String tone, String cause, String rest, String raw) {
        this(icon, tone, cause, rest, raw, "");
    }

    static CardStatus of(CardModel model, Words words) {
        return switch (model.step().get()) {
            case Step.Idle ignored -> standing(model, words);
            case Step.Replacing ignored ->
                hint(words.get("providers.replacing", model.provider().name()));
            case Step.Checking(var url, var newKey) ->
                new CardStatus("", "", "", words.get(newKey ? "providers.asking" : "providers.askingAgain", url), "");
            case Step.Saved saved -> saved(saved, words);
            case Step.NotSaved(var problem, var judged) ->
                problem(
                        problem,
                        judged ? "danger" : "warning",
                        words.get(judged ? "providers.notSaved" : "providers.notJudged"));
            case Step.Failed(var problem) -> problem(problem, "danger", problem.action());
            case Step.Removing ignored ->
                new CardStatus("fth-alert-triangle", "warning", words.get("providers.removing"), "", "");
            case Step.Removed(var store) ->
                new CardStatus("fth-check", "success", "", words.get("providers.removed", store), "");
        };
    }

    static Badge badge(CardModel model, Words words) {
        if (model.busy()) {
            return new Badge(words.get("providers.state.checking"), "fth-loader", Badge.Tone.INFO);
        }
        Connection.State state = model.connection().get().state();
        if (paused(model)) {
            return new Badge(words.get("providers.state.paused"), "fth-pause-circle", Badge.Tone.WARNING);
        }
        String text = words.get(stateKey(state));
        return switch (state) {
            case BUILT_IN -> new Badge(text, "fth-zap", Badge.Tone.INFO);
            case NOT_CONFIGURED -> new Badge(text, "", Badge.Tone.NEUTRAL);
            case CONNECTED -> new Badge(text, "fth-check-circle", Badge.Tone.SUCCESS);
            case KEY_REJECTED -> new Badge(text, "fth-x-circle", Badge.Tone.DANGER);
            case UNREACHABLE -> new Badge(text, "fth-cloud-off", Badge.Tone.WARNING);
        };
    }

    /// Whether pauses are what there is to say: a rejected key or a silent provider is worse.
    static boolean paused(CardModel model) {
        Connection.State state = model.connection().get().state();
        boolean well = state == Connection.State.CONNECTED || state == Connection.State.BUILT_IN;
        return well && !model.facts().get().pauses().isEmpty();
    }

    static String stateKey(Connection.State state) {
        return "providers.state." + state.name().toLowerCase(Locale.ROOT);
    }

    private static CardStatus standing(CardModel model, Words words) {
        Connection now = model.connection().get();
        if (paused(model)) {
            List<Pause> pauses = model.facts().get().pauses();
            var text = new PausedText(words, Instant.now());
            return new CardStatus("fth-pause-circle", "warning", text.line(pauses), "", "", text.all(pauses));
        }
        ChatFailure failure = now.problem();
        if (failure != null) {
            return failed(model, now, failure, words);
        }
        return switch (now.state()) {
            case BUILT_IN ->
                new CardStatus(
                        "fth-info",
                        "muted",
                        "",
                        words.get("providers.demo", model.facts().get().catalogued()),
                        "");
            case NOT_CONFIGURED -> notConfigured(now.provider(), words);
            case CONNECTED -> connected(now, words);
            case KEY_REJECTED, UNREACHABLE -> hint(words.get("providers.unknownProblem"));
        };
    }

    private static CardStatus failed(CardModel model, Connection now, ChatFailure failure, Words words) {
        Problem problem = model.failures().problem(failure);
        boolean rejected = now.state() == Connection.State.KEY_REJECTED;
        return problem(
                problem,
                rejected ? "danger" : "warning",
                rejected ? words.get("providers.rejected") : problem.action());
    }

    private static CardStatus notConfigured(Provider provider, Words words) {
        return switch (provider.keyNeed()) {
            case REQUIRED -> hint(words.get("providers.willAsk", provider.name()));
            case OPTIONAL, NONE -> hint(words.get("providers.notChecked", provider.name()));
        };
    }

    private static CardStatus connected(Connection now, Words words) {
        boolean keyless = !now.keyStored();
        Instant checked = now.checked();
        if (checked == null) {
            return keyless
                    ? hint(words.get("providers.notChecked", now.provider().name()))
                    : hint(words.get("providers.stored"));
        }
        String when = CheckedText.of(checked, Instant.now(), ZoneId.systemDefault(), words);
        String text = now.models() < 0
                ? words.get("providers.checked", when)
                : words.get(keyless ? "providers.models.keyless" : "providers.models", now.models(), when);
        return new CardStatus(keyless ? "fth-server" : "fth-clock", "muted", "", text, "");
    }

    private static CardStatus saved(Step.Saved saved, Words words) {
        String place = words.get(saved.persistent() ? "providers.saved" : "providers.savedSession", saved.store());
        String models = saved.models() < 0
                ? words.get("providers.saved.unchecked")
                : words.get("providers.saved.models", saved.models());
        return new CardStatus("fth-check", "success", "", place + ", " + models, "");
    }

    private static CardStatus problem(Problem problem, String tone, String rest) {
        String icon = tone.equals("danger") ? "fth-x-circle" : "fth-alert-triangle";
        return new CardStatus(icon, tone, problem.cause(), rest, problem.raw());
    }

    private static CardStatus hint(String text) {
        return new CardStatus("fth-lock", "muted", "", text, "");
    }
}
