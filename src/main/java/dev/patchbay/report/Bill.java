package dev.patchbay.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;

/// What a provider says it charged, by its own days.
///
/// @param provider id of the provider whose export it looks like, or ""
/// @param header   its columns, as they are named
/// @param columns  those that were read
/// @param days     US dollars
/// @param offset   where its days begin: UTC, unless its times name another offset
/// @param rows     how many rows were read
public record Bill(
        String provider,
        List<String> header,
        BillColumns columns,
        SortedMap<LocalDate, BigDecimal> days,
        ZoneOffset offset,
        long rows) {

    public LocalDate from() {
        return days.firstKey();
    }

    public LocalDate to() {
        return days.lastKey();
    }
}
