package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.secrets.KeyAccount;
import dev.patchbay.secrets.SecretStore;
import dev.patchbay.settings.AppPaths;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreTest {
    @Test
    void whatCannotBeClosedKeepsNothingElseOpen(@TempDir Path folder) {
        var core = new Core(new AppPaths(folder), Core.Options.standard().secrets(new CannotBeClosed()));

        assertThatIllegalStateException().isThrownBy(core::close).withMessage("cannot be closed");

        assertThatThrownBy(() -> core.threads().execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    private static final class CannotBeClosed implements SecretStore {
        @Override
        public String name() {
            return "a test";
        }

        @Override
        public boolean persistent() {
            return false;
        }

        @Override
        public String reason() {
            return "A test.";
        }

        @Override
        public Optional<ApiKey> read(KeyAccount account) {
            return Optional.empty();
        }

        @Override
        public void save(KeyAccount account, ApiKey key) {}

        @Override
        public void remove(KeyAccount account) {}

        @Override
        public void close() {
            throw new IllegalStateException("cannot be closed");
        }
    }
}
