package io.smartvillage.expense.calendar;

import io.smartvillage.platform.villagedirectory.VillageDirectory;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/// What day it is in the current village, and which dates make sense at all.
@Component
public class VillageCalendar {

    /// Nothing is paid before it.
    public static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    /// A date beyond it is a slip of the finger.
    public static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private final VillageDirectory directory;
    private final Clock clock;

    VillageCalendar(VillageDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), directory.timeZone());
    }

    /// @return the day
    /// @throws BadParameterException if it is not from [#FIRST_DAY] until today
    public LocalDate past(String field, LocalDate day) {
        return within(field, day, today());
    }

    /// @return the day
    /// @throws BadParameterException if it is not from [#FIRST_DAY] to [#LAST_DAY]
    public LocalDate sensible(String field, LocalDate day) {
        return within(field, day, LAST_DAY);
    }

    private static LocalDate within(String field, LocalDate day, LocalDate last) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(last)) {
            throw new BadParameterException(
                    field, "field.range", FIRST_DAY.toString(), last.toString());
        }
        return day;
    }
}
