package dev.patchbay.ui.usage;

import dev.patchbay.Core;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.report.UsageCell;
import dev.patchbay.report.UsageFilter;
import dev.patchbay.text.Words;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The services behind the Usage panel.
record CoreUsageSource(Core core, Words words, InstantSource clock) implements UsageSource {

    @Override
    public UsageData read(Function<LocalDate, UsageRange> wanted) {
        ZoneId zone = core.reports().zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        UsageRange range = wanted.apply(today);
        UsageRange current = UsageRange.month(YearMonth.from(today));
        List<UsageCell> cells = core.reports().cells(range.filter(true));
        List<UsageCell> month = range.equals(current) ? cells : core.reports().cells(current.filter(true));
        return new UsageData(range, today, zone, cells, month, core.budgets().states(false), names(cells));
    }

    @Override
    public List<Attempt> attempts(UsageFilter filter, int offset, int limit) {
        return core.reports().attempts(filter, offset, limit);
    }

    @Override
    public long export(UsageFilter filter, Path file) {
        return core.reports().exportCsv(filter, file);
    }

    private UsageNames names(List<UsageCell> cells) {
        var providers = new HashMap<ProviderId, String>();
        for (Provider provider : core.providers().all()) {
            providers.put(provider.id(), provider.name());
        }
        var models = new HashMap<ModelId, String>();
        for (UsageCell cell : cells) {
            models.computeIfAbsent(
                    cell.model(),
                    id -> core.models().find(id).map(Model::displayName).orElse(id.name()));
        }
        return new UsageNames(Map.copyOf(providers), Map.copyOf(models), words);
    }
}
