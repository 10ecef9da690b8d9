package io.smartvillage.property.occupancy;

import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// On which days somebody may move: a year ahead at most.
final class MoveDays {

    static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
    private static final int YEARS_AHEAD = 1;

    private MoveDays() {}

    static Optional<FieldMessage> problemWithBegin(LocalDate from, LocalDate today) {
        var latest = today.plusYears(YEARS_AHEAD);
        return from.isBefore(EARLIEST) || from.isAfter(latest)
                ? Optional.of(
                        new FieldMessage(
                                "from",
                                "field.range",
                                List.of(EARLIEST.toString(), latest.toString())))
                : Optional.empty();
    }

    /// @throws BadParameterException if the day is too far away
    static void requireEnd(LocalDate until, LocalDate earliest, LocalDate today) {
        var latest = today.plusYears(YEARS_AHEAD);
        if (until.isAfter(latest)) {
            throw new BadParameterException(
                    "until", "field.range", earliest.toString(), latest.toString());
        }
    }
}
