package dev.patchbay.chat;

import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Pause;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.Route;
import dev.patchbay.ledger.CapStates;
import dev.patchbay.ledger.Plan;
import dev.patchbay.secrets.KeyAccount;
import dev.patchbay.secrets.RememberingStore.Presence;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a question would lead to, with the router, the prices and the caps that decide when it is sent.
final class Previews {
    private final Services services;

    Previews(Services services) {
        this.services = services;
    }

    Preview of(Question question) {
        Profile profile = services.profile().get();
        Route route = services.router().route(profile, question);
        Optional<ModelId> askable =
                route.candidates().stream().filter(this::askable).findFirst();
        ModelId model = askable.orElse(route.candidates().getFirst());
        Plan plan = services.plan(UUID.randomUUID(), null, profile, route, question, model, 0, null);
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
                askable.isEmpty() ? unaskable(route) : caps.refusal(plan).orElse(null));
    }

    private boolean askable(ModelId model) {
        return services.providers()
                .find(model.provider())
                .filter(provider -> provider.keyNeed() != Provider.KeyNeed.REQUIRED
                        || services.secrets().has(KeyAccount.of(provider)) != Presence.ABSENT)
                .filter(provider -> paused(model, provider).isEmpty())
                .isPresent();
    }

    private Optional<Pause> paused(ModelId model, Provider provider) {
        return services.breaker().paused(Services.circuit(model, provider));
    }

    private Optional<Pause> paused(ModelId model) {
        return services.providers().find(model.provider()).flatMap(provider -> paused(model, provider));
    }

    private ChatFailure unaskable(Route route) {
        Optional<Pause> pause = route.candidates().stream()
                .flatMap(model -> paused(model).stream())
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
