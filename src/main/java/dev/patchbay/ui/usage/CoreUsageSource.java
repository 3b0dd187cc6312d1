package dev.patchbay.ui.usage;

import dev.patchbay.Core;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.domain.UsagePage;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.report.CostExplanation;
import dev.patchbay.report.Reports;
import dev.patchbay.text.Words;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The services behind the Usage panel.
record CoreUsageSource(Core core, Words words, InstantSource clock) implements UsageSource {
    private static final int PAGE = 100;

    @Override
    public UsageData read(UsageQuery query) {
        Reports reports = core.reports();
        ZoneId zone = reports.zone();
        LocalDate now = LocalDate.ofInstant(clock.instant(), zone);
        UsageRange range = query.range().apply(now);
        int year = query.year().apply(now);
        var days = new UsageFilter(range.from(), range.to(), true);
        Map<Dimension, Collection<String>> members = members(days);
        UsageNames names = names(members);
        UsageFilter typed = days.withWords(names.find(query.text(), members, range));
        UsageFilter shown = new UsageFilter(range.from(), range.to(), query.demo(), query.chosen(), typed.words());
        UsageFilter any = new UsageFilter(range.from(), range.to(), true, query.chosen(), typed.words());
        UsageFilter allDays = shown.only(Dimension.DAY, null);
        UsageFilter heat = allDays.in(Year.of(year).atDay(1), LocalDate.of(year, 12, 31))
                .withWords(names.find(query.text(), members, UsageRange.year(year)));
        return new UsageData(
                query,
                range,
                shown,
                now,
                zone,
                names,
                core.ledger().caps(false).all(),
                real(UsageRange.day(now)),
                real(UsageRange.month(YearMonth.from(now))),
                reports.groups(any, Dimension.PURPOSE),
                range.pair(now).map(pair -> compare(pair, any)).orElse(null),
                reports.groups(days, query.stack()),
                reports.groups(allDays, Dimension.DAY, query.stack()),
                reports.groups(shown.only(query.rows(), null), query.rows()),
                reports.groups(heat, Dimension.DAY),
                year);
    }

    @Override
    public UsagePage page(UsageFilter filter, UsagePage.@Nullable Cursor after) {
        return core.reports().page(filter, after, PAGE);
    }

    @Override
    public AttemptDetails details(Attempt attempt) {
        var price = Optional.ofNullable(attempt.priceId()).flatMap(core.prices()::find);
        var cost = CostExplanation.of(attempt, price.orElse(null));
        UUID id = attempt.origin().conversation();
        if (id == null) {
            return new AttemptDetails(attempt, cost, AttemptDetails.Place.NONE, "");
        }
        Optional<Conversation> conversation = core.conversations().find(id);
        return conversation
                .map(found -> new AttemptDetails(attempt, cost, AttemptDetails.Place.CONVERSATION, found.title()))
                .orElseGet(() -> new AttemptDetails(attempt, cost, AttemptDetails.Place.DELETED, ""));
    }

    @Override
    public Attempt find(UUID attempt) {
        return core.reports().attempt(attempt).orElseThrow();
    }

    private UsageSum real(UsageRange range) {
        return core.reports().total(new UsageFilter(range.from(), range.to(), false));
    }

    private UsageData.Comparison compare(UsageRange.Pair pair, UsageFilter filter) {
        UsageFilter real =
                new UsageFilter(pair.from(), pair.to(), false, filter.only(), filter.words()).only(Dimension.DAY, null);
        UsageFilter before = real.in(pair.beforeFrom(), pair.beforeTo());
        return new UsageData.Comparison(
                pair,
                core.reports().total(real),
                core.reports().total(before),
                core.reports().firstDay().orElse(null));
    }

    private Map<Dimension, Collection<String>> members(UsageFilter days) {
        var members = new EnumMap<Dimension, Collection<String>>(Dimension.class);
        for (Dimension each : List.of(Dimension.MODEL, Dimension.TASK, Dimension.PROFILE)) {
            var keys = new TreeSet<String>();
            core.reports().groups(days, each).stream().map(UsageGroup::key).forEach(keys::add);
            members.put(each, keys);
        }
        return members;
    }

    private UsageNames names(Map<Dimension, Collection<String>> members) {
        var providers = new HashMap<ProviderId, String>();
        for (Provider provider : core.providers().all()) {
            providers.put(provider.id(), provider.name());
        }
        var models = new HashMap<ModelId, String>();
        for (String key : members.getOrDefault(Dimension.MODEL, List.of())) {
            ModelId id = ModelId.parse(key);
            models.put(id, core.models().find(id).map(Model::displayName).orElse(id.name()));
        }
        Profile profile = core.profiles().current();
        var profiles = new HashMap<String, String>();
        members.getOrDefault(Dimension.PROFILE, List.of()).forEach(id -> profiles.put(id, id));
        profiles.put(profile.id(), profile.name());
        return new UsageNames(Map.copyOf(providers), Map.copyOf(models), Map.copyOf(profiles), words);
    }
}
