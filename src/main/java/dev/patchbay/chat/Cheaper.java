package dev.patchbay.chat;

import dev.patchbay.domain.Capability;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.Route;
import dev.patchbay.ledger.CapStates;
import dev.patchbay.ledger.Plan;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Where a cap stands in the way: the cheapest model that could answer within all caps, among those of the route and
/// all that have a key. Demo is no answer to a real question, and real money none to a question for Demo.
final class Cheaper {
    private final Services services;

    Cheaper(Services services) {
        this.services = services;
    }

    /// `failure` with an offer, if it is about a cap and there is one.
    ChatFailure offered(ChatFailure failure, Profile profile, Route route, Question question) {
        if (!(failure instanceof ChatFailure.OverBudget over)) {
            return failure;
        }
        boolean demo = demo(over.model());
        CapStates caps = services.ledger().caps(demo);
        return over.with(models(route, demo)
                .filter(model -> !model.equals(over.model()))
                .filter(model -> able(model, question, route.candidates().contains(model)))
                .filter(services::askable)
                .map(model -> services.plan(UUID.randomUUID(), null, profile, route, question, model, 0, null, false))
                .filter(plan -> fits(plan, caps))
                .map(plan -> new ChatFailure.OverBudget.Cheaper(
                        plan.model(), Objects.requireNonNull(plan.worstUsd(), "what fits has a price")))
                .min(Comparator.comparing(ChatFailure.OverBudget.Cheaper::worst))
                .orElse(null));
    }

    private Stream<ModelId> models(Route route, boolean demo) {
        Stream<ModelId> others = services.providers().all().stream()
                .map(Provider::id)
                .flatMap(provider -> services.models().of(provider).stream())
                .map(Model::id);
        return Stream.concat(route.candidates().stream(), others)
                .filter(model -> demo(model) == demo)
                .distinct();
    }

    /// Of a model that the user chose for the route, less need be known.
    private boolean able(ModelId id, Question question, boolean chosen) {
        return services.models()
                .find(id)
                .filter(model -> model.status() != Model.Status.RETIRED)
                .filter(model -> model.shutdown() == null
                        || model.shutdown().isAfter(services.clock().instant()))
                .filter(model ->
                        model.contextWindow() != null ? model.capabilities().containsAll(needed(question)) : chosen)
                .isPresent();
    }

    private boolean fits(Plan plan, CapStates caps) {
        Long window =
                services.models().find(plan.model()).map(Model::contextWindow).orElse(null);
        boolean room = window == null || window >= plan.inputAbout() + plan.maxTokens();
        return room && plan.price() != null && caps.refusal(plan).isEmpty();
    }

    private static Set<Capability> needed(Question question) {
        var needed = EnumSet.noneOf(Capability.class);
        if (question.messages().stream()
                .flatMap(message -> message.parts().stream())
                .anyMatch(ContentPart.Image.class::isInstance)) {
            needed.add(Capability.VISION);
        }
        if (!question.tools().isEmpty()) {
            needed.add(Capability.TOOLS);
        }
        return needed;
    }

    private boolean demo(ModelId model) {
        return services.providers().find(model.provider()).map(Provider::demo).orElse(false);
    }
}
