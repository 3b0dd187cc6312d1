package dev.patchbay.testing;

import dev.patchbay.Core;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsagePage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a test that runs now has left in the ledger.
public final class LedgerRows {
    private static final int PAGE = 5000;

    private LedgerRows() {}

    /// Today, and yesterday in case midnight has just passed; Demo's play money too.
    public static UsageFilter days(Core core) {
        LocalDate today = LocalDate.now(core.reports().zone());
        return new UsageFilter(today.minusDays(1), today, true);
    }

    /// The attempts of these days, page by page, as the Usage panel reads them.
    public static List<Attempt> of(Core core) {
        var rows = new ArrayList<Attempt>();
        UsagePage.@Nullable Cursor next = null;
        do {
            UsagePage page = core.reports().page(days(core), next, PAGE);
            rows.addAll(page.attempts());
            next = page.next();
        } while (next != null);
        return rows;
    }
}
