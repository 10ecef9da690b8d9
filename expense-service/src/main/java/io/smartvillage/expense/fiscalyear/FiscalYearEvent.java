package io.smartvillage.expense.fiscalyear;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// Facts about a fiscal year.
sealed interface FiscalYearEvent {

    String TOPIC = "expense.fiscal-year.v1";
    String KEY = "fiscalYearId";

    @PublishedOn(value = TOPIC, key = KEY)
    record FiscalYearClosed(
            UUID fiscalYearId, int year, LocalDate startsOn, LocalDate endsOn, Instant closedAt)
            implements FiscalYearEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record FiscalYearReopened(
            UUID fiscalYearId, int year, LocalDate startsOn, LocalDate endsOn, Instant reopenedAt)
            implements FiscalYearEvent {}
}
