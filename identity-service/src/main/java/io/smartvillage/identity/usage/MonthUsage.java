package io.smartvillage.identity.usage;

import java.time.LocalDate;
import java.util.UUID;

/// One figure of one village over a month.
///
/// @param sum over the days: what a figure of a day amounts to
/// @param latest of the last day that was counted: what a figure of a stock is
/// @param days how many days were counted
public record MonthUsage(
        UUID villageId,
        String alias,
        String name,
        String status,
        String service,
        String figure,
        long sum,
        long latest,
        LocalDate latestDay,
        int days) {}
