package dev.patchbay.ui.usage;

import dev.patchbay.domain.Dimension;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What the user wants to see.
///
/// @param range  made from the day it is in the stored time zone
/// @param demo   whether Demo's play money is shown too
/// @param text   what was typed into the filter
/// @param chosen what was picked in chart, legend and table
/// @param rows   what the table's rows stand for
/// @param stack  what the chart's colours stand for
/// @param year   of the heat map
record UsageQuery(
        Function<LocalDate, UsageRange> range,
        boolean demo,
        String text,
        Map<Dimension, Set<String>> chosen,
        Dimension rows,
        Dimension stack,
        Function<LocalDate, Integer> year) {}
