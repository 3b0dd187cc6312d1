package dev.patchbay.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The columns of a provider's bill, by their names in its header.
///
/// @param date     the day or time of a row
/// @param cost     its US dollars
/// @param currency where it is named, or null
public record BillColumns(
        String date, String cost, @Nullable String currency) {
    /// OpenAI, Anthropic, OpenRouter, DeepSeek, others; those that name their zone first.
    private static final List<String> DATES = List.of(
            "usage_date_utc",
            "utc_date",
            "start_time_iso",
            "start_time",
            "starting_at",
            "created_at",
            "date_utc",
            "date",
            "day",
            "usage_date",
            "timestamp",
            "time");

    private static final List<String> COSTS = List.of(
            "amount_value",
            "cost_usd",
            "cost_total",
            "total_cost",
            "total_cost_usd",
            "amount_usd",
            "spend_usd",
            "cost",
            "spend",
            "usage_usd",
            "amount");

    private static final List<String> CURRENCIES = List.of("amount_currency", "currency");

    /// Finds them by their names.
    ///
    /// @throws BadBillException if there is none for the date or the cost
    static BillColumns find(List<String> header) throws BadBillException {
        if (has(header, "price") && has(header, "amount") && has(header, "type")) {
            throw BadBillException.columns(
                    "This file counts tokens (its columns are type, price and amount), not money."
                            + " The provider's export has another file with the cost, for example cost-2026-11.csv.");
        }
        Optional<String> date = first(header, DATES);
        Optional<String> cost = first(header, COSTS);
        if (date.isEmpty() || cost.isEmpty()) {
            throw BadBillException.columns("No column of this file is known as "
                    + (date.isEmpty() ? "its date" : "its cost") + ". Its columns are: " + String.join(", ", header)
                    + ".");
        }
        return new BillColumns(date.get(), cost.get(), first(header, CURRENCIES).orElse(null));
    }

    /// @throws BadBillException if the file has no such columns
    static BillColumns chosen(List<String> header, String date, String cost) throws BadBillException {
        for (String wanted : List.of(date, cost)) {
            if (!header.contains(wanted)) {
                throw BadBillException.columns("There is no column " + wanted + " in this file. Its columns are: "
                        + String.join(", ", header) + ".");
            }
        }
        return new BillColumns(date, cost, first(header, CURRENCIES).orElse(null));
    }

    /// Whose export it is, by columns that nobody else has; "" if that cannot be told.
    static String provider(List<String> header) {
        if (has(header, "generation_id") && has(header, "cost_total")) {
            return "openrouter";
        }
        if (has(header, "amount_value") && has(header, "start_time")) {
            return "openai";
        }
        if (has(header, "usage_date_utc") || has(header, "token_type") && has(header, "workspace")) {
            return "anthropic";
        }
        return has(header, "wallet_type") ? "deepseek" : "";
    }

    private static boolean has(List<String> header, String name) {
        return header.stream().anyMatch(column -> plain(column).equals(name));
    }

    private static Optional<String> first(List<String> header, List<String> names) {
        return names.stream()
                .flatMap(name -> header.stream().filter(column -> plain(column).equals(name)))
                .findFirst();
    }

    /// `Cost (USD)` is `cost_usd`, `Cost ($)` too.
    private static String plain(String column) {
        return column.strip()
                .toLowerCase(Locale.ROOT)
                .replace("$", "usd")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
    }
}
