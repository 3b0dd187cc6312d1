package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.backup.Backup;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.Scope;
import dev.patchbay.secrets.KeyAccount;
import dev.patchbay.secrets.SecretStore;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.AppPaths;
import java.math.BigDecimal;
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

    @Test
    void restoringABackupTakesOffNoCapThatWasSetSince(@TempDir Path folder) {
        var options = Core.Options.standard().secrets(new SessionStore("This is a test."));
        try (var core = new Core(new AppPaths(folder), options)) {
            core.ledger().recover();
            Backup before = core.backups().backUp();
            var cap = new Budget(Scope.EVERYTHING, Budget.Period.DAY, BigDecimal.ONE);
            core.budgets().set(cap);

            core.restore(before);

            assertThat(core.budgets().all()).containsExactly(cap);
        }
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
