package dev.patchbay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import dev.patchbay.store.Database;
import dev.patchbay.store.ProfileStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {
    private static final ModelId GPT = ModelId.of("openai", "gpt-4o");
    private static final ModelId ROUTED = ModelId.of("openrouter", "meta/llama-3:free");

    @TempDir
    Path folder;

    @Test
    void aNewInstallationHasTheInitialProfile() {
        try (var database = new Database(folder.resolve("patchbay"))) {
            assertThat(new Profiles(new ProfileStore(database)).current()).isEqualTo(Profile.initial());
        }
    }

    @Test
    void routesAndFallbacksAreThereAfterARestart() {
        Profile chosen = Profile.initial()
                .withDefaults(new TaskRoute(GPT, List.of(), new Parameters(null, 2_000)))
                .withRoute(TaskType.CODING, new TaskRoute(null, List.of(ROUTED, GPT), new Parameters(0.2, null)))
                .withRoute(new TaskType("poems"), TaskRoute.EMPTY);
        try (var database = new Database(folder.resolve("patchbay"))) {
            var profiles = new Profiles(new ProfileStore(database));
            profiles.save(Profile.initial());
            profiles.save(chosen);
            assertThat(profiles.current()).isEqualTo(chosen);
        }

        try (var database = new Database(folder.resolve("patchbay"))) {
            assertThat(new Profiles(new ProfileStore(database)).current()).isEqualTo(chosen);
        }
    }
}
