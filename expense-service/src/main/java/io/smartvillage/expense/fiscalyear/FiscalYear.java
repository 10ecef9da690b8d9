package io.smartvillage.expense.fiscalyear;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// @param year Buddhist-era year in which it begins
/// @param label such as `2569`, or `2569/2570` if it does not begin in January
/// @param endsOn included
public record FiscalYear(
        UUID id,
        int year,
        String label,
        LocalDate startsOn,
        LocalDate endsOn,
        Status status,
        Instant createdAt) {

    private static final int BUDDHIST_ERA = 543;

    public enum Status {
        OPEN,
        CLOSED
    }

    /// @param startMonth 1 to 12
    static FiscalYear beginning(UUID id, int year, int startMonth, Instant now) {
        var start = LocalDate.of(year - BUDDHIST_ERA, startMonth, 1);
        return new FiscalYear(
                id,
                year,
                startMonth == 1 ? Integer.toString(year) : year + "/" + (year + 1),
                start,
                start.plusYears(1).minusDays(1),
                Status.OPEN,
                now);
    }
}
