package dev.patchbay.ui.usage;

import dev.patchbay.Core;
import dev.patchbay.domain.Attempt;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.testing.YearOfUsage;
import dev.patchbay.ui.UiTest;
import dev.patchbay.ui.usage.export.ExportModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// The Usage panel over a real ledger with a year of varied use.
abstract class YearTest extends UiTest {
    private static final Clock CLOCK = Clock.fixed(YearOfUsage.NOW, ZoneOffset.UTC);

    @TempDir
    private static Path made;

    private static List<Attempt> year = List.of();
    private @Nullable UsageViewModel model;

    @BeforeAll
    static void makeTheYear() {
        year = YearOfUsage.into(made.resolve("patchbay"));
    }

    @Override
    protected Core.Options options() {
        return super.options().clock(CLOCK);
    }

    static List<Attempt> year() {
        return year;
    }

    /// Puts the year where the services will find it; call it before they are used.
    final void lay() {
        Path file = new AppPaths(folder).database();
        try {
            Files.copy(made.resolve("patchbay.mv.db"), Path.of(file + ".mv.db"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    final Scene open(int width, int height, boolean dark) {
        Scene scene = show(
                () -> {
                    var source = new CoreUsageSource(core(), words, CLOCK);
                    model = new UsageViewModel(source, ui(), words);
                    var exports = new ExportModel(core().exports(), ui(), copied -> {});
                    return new UsageView(context(), model, exports).root();
                },
                width,
                height,
                dark);
        onFx(() -> model().load());
        waitFor("the usage", () -> model().dataProperty().get() != null);
        return scene;
    }

    final UsageViewModel model() {
        return Objects.requireNonNull(model);
    }

    final UsageData data() {
        return onFx(() -> Objects.requireNonNull(model().dataProperty().get()));
    }

    /// Does something and waits until what it asked for is shown.
    final void after(Runnable work) {
        onFx(work);
        quiet();
    }

    /// Waits until nothing is being read any more.
    final void quiet() {
        waitFor("all that is read", () -> !model().loadingProperty().get());
        settle();
    }

    final List<UsageLine> lines() {
        return onFx(() ->
                List.copyOf(this.<TableView<UsageLine>>find("#usage-table").getItems()));
    }

    final List<AttemptLine> attempts() {
        return onFx(() ->
                List.copyOf(this.<TableView<AttemptLine>>find("#attempts-table").getItems()));
    }

    final String spoken(String query) {
        return onFx(() -> this.<Node>find(query).getAccessibleText());
    }
}
