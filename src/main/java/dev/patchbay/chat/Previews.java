package dev.patchbay.chat;

import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Pause;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.Route;
import dev.patchbay.ledger.CapStates;
import dev.patchbay.ledger.Plan;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a question would lead to, with the router, the prices and the caps that decide when it is sent.
final class Previews {
    private final Services services;
    private final Cheaper cheaper;

    Previews(Services services) {
        this.services = services;
        this.cheaper = new Cheaper(services);
    }

    Preview of(Question question) {
        Profile profile = services.profile().get();
        Route route = services.router().route(profile, question);
        Optional<ModelId> askable =
                route.candidates().stream().filter(services::askable).findFirst();
        ModelId model = askable.orElse(route.candidates().getFirst());
        Plan plan = services.plan(UUID.randomUUID(), null, profile, route, question, model, 0, null, false);
        Price price = plan.price();
        CapStates caps = services.ledger().caps(plan.origin().demo());
        return new Preview(
                route,
                model,
                plan.inputAbout(),
                plan.inputAtMost(),
                plan.maxTokens(),
                plan.worstUsd(),
                price != null && price.free(),
                caps.of(plan),
                askable.isEmpty() ? unaskable(route) : refusal(caps.refusal(plan), profile, route, question));
    }

    private @Nullable ChatFailure refusal(
            Optional<ChatFailure> refusal, Profile profile, Route route, Question question) {
        return refusal.map(why -> cheaper.offered(why, profile, route, question))
                .orElse(null);
    }

    private ChatFailure unaskable(Route route) {
        Optional<Pause> pause = route.candidates().stream()
                .flatMap(model -> services.paused(model).stream())
                .findFirst();
        if (pause.isPresent()) {
            return new ChatFailure.Paused(pause.get());
        }
        List<ProviderId> keyless = route.candidates().stream()
                .map(ModelId::provider)
                .distinct()
                .filter(id -> services.providers().find(id).isPresent())
                .toList();
        return keyless.isEmpty()
                ? new ChatFailure.UnknownProvider(
                        route.candidates().getFirst().provider().value())
                : new ChatFailure.NoKey(keyless);
    }
}
