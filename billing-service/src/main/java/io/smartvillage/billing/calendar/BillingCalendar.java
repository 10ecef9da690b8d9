package io.smartvillage.billing.calendar;

import io.smartvillage.platform.villagedirectory.VillageDirectory;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What day it is in the current village, and which dates make sense at all.
@Component
public class BillingCalendar {

    /// A month as the API writes it, such as `2026-12`.
    public static final String PERIOD = "\\d{4}-(0[1-9]|1[0-2])";

    /// Nothing is billed or paid before it.
    public static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    /// A date beyond it is a slip of the finger.
    public static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private final VillageDirectory directory;
    private final Clock clock;

    BillingCalendar(VillageDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), directory.timeZone());
    }

    public YearMonth thisMonth() {
        return YearMonth.from(today());
    }

    /// What is wrong with a date that is not from `first` to `last`, both included.
    public static Optional<FieldMessage> outside(
            String field, LocalDate date, LocalDate first, LocalDate last) {
        return date.isBefore(first) || date.isAfter(last)
                ? Optional.of(
                        new FieldMessage(
                                field, "field.range", List.of(first.toString(), last.toString())))
                : Optional.empty();
    }

    /// What is wrong with the days from which and until which something is in force.
    ///
    /// @param validUntil null while nobody knows
    public static List<FieldMessage> outside(LocalDate validFrom, @Nullable LocalDate validUntil) {
        return Stream.of(
                        outside("validFrom", validFrom, FIRST_DAY, LAST_DAY),
                        Optional.ofNullable(validUntil)
                                .flatMap(end -> outside("validUntil", end, FIRST_DAY, LAST_DAY)))
                .flatMap(Optional::stream)
                .toList();
    }

    /// @throws BadParameterException if the date is not from `first` to `last`, both included
    public static void require(String field, LocalDate date, LocalDate first, LocalDate last) {
        outside(field, date, first, last)
                .ifPresent(problem -> {
                    throw new BadParameterException(List.of(problem));
                });
    }
}
