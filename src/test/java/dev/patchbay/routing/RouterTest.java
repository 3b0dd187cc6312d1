package dev.patchbay.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static final ModelId GPT = ModelId.of("openai", "gpt-4o");
    private static final ModelId CLAUDE = ModelId.of("anthropic", "claude-sonnet-5");
    private static final ModelId MISTRAL = ModelId.of("mistral", "mistral-large-latest");

    private static final Profile PROFILE = Profile.initial()
            .withDefaults(new TaskRoute(GPT, List.of(CLAUDE), new Parameters(0.7, 2048)))
            .withRoute(
                    TaskType.CODING, new TaskRoute(CLAUDE, List.of(MISTRAL, CLAUDE, GPT), new Parameters(0.2, null)));

    @Test
    void aTaskWithARouteOfItsOwnLeadsToItsModelsInTheirOrder() {
        Route route = route(PROFILE, TaskType.CODING, null, Parameters.NONE);

        assertThat(route.candidates()).containsExactly(CLAUDE, MISTRAL, GPT);
        assertThat(route.reason()).isEqualTo(Route.Reason.TASK);
    }

    @Test
    void aTaskWithoutOneUsesTheProfilesDefault() {
        Route route = route(PROFILE, TaskType.GENERAL, null, Parameters.NONE);

        assertThat(route.candidates()).containsExactly(GPT, CLAUDE);
        assertThat(route.reason()).isEqualTo(Route.Reason.DEFAULT);
    }

    @Test
    void whatIsNotSetComesFromTheNextInLine() {
        assertThat(route(PROFILE, TaskType.CODING, null, Parameters.NONE).parameters())
                .isEqualTo(new Parameters(0.2, 2048));
        assertThat(route(PROFILE, TaskType.CODING, null, new Parameters(null, 100))
                        .parameters())
                .isEqualTo(new Parameters(0.2, 100));
    }

    @Test
    void aModelPickedByHandIsTheOnlyCandidate() {
        Route route = route(PROFILE, TaskType.CODING, MISTRAL, Parameters.NONE);

        assertThat(route.candidates()).containsExactly(MISTRAL);
        assertThat(route.reason()).isEqualTo(Route.Reason.PICKED);
    }

    @Test
    void aNewInstallationAsksDemo() {
        Route route = route(Profile.initial(), TaskType.GENERAL, null, Parameters.NONE);

        assertThat(route.candidates()).containsExactly(Profile.FIRST_MODEL);
        assertThat(route.reason()).isEqualTo(Route.Reason.NOTHING_SET);
    }

    private static Route route(Profile profile, TaskType task, @Nullable ModelId picked, Parameters parameters) {
        return new Router()
                .route(
                        profile,
                        new Question(
                                task,
                                picked,
                                null,
                                List.of(Message.user("hello")),
                                List.of(),
                                parameters,
                                Purpose.CHAT,
                                false));
    }
}
