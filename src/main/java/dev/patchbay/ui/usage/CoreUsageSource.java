package dev.patchbay.ui.usage;

import dev.patchbay.Core;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.TaskType;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.report.Exports;
import dev.patchbay.report.ReportKind;
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
        List<UsageCell> cells = cells(range.filter(true));
        List<UsageCell> month = range.equals(current) ? cells : cells(current.filter(true));
        return new UsageData(range, today, zone, cells, month, core.budgets().states(false), names(cells));
    }

    @Override
    public List<Attempt> attempts(UsageFilter filter, int offset, int limit) {
        return core.reports().page(filter, null, offset + limit).attempts().stream()
                .skip(offset)
                .toList();
    }

    @Override
    public long export(UsageFilter filter, Path file) {
        return core.exports().toFile(ReportKind.ATTEMPTS, filter, file, new Cancellation(), Exports.Progress.NONE);
    }

    private List<UsageCell> cells(UsageFilter filter) {
        return core.reports().groups(filter, Dimension.DAY, Dimension.MODEL, Dimension.TASK, Dimension.PURPOSE).stream()
                .map(CoreUsageSource::cell)
                .toList();
    }

    private static UsageCell cell(UsageGroup group) {
        return new UsageCell(
                LocalDate.parse(group.keys().get(0)),
                ModelId.parse(group.keys().get(1)),
                new TaskType(group.keys().get(2)),
                Purpose.valueOf(group.keys().get(3)),
                group.sum().attempts(),
                group.sum().input(),
                group.sum().cachedInput(),
                group.sum().output(),
                group.sum().exactUsd(),
                group.sum().estimatedUsd(),
                group.sum().estimated(),
                group.sum().unpriced(),
                group.demo());
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
