package io.smartvillage.expense.fiscalyear;

import java.time.Instant;
import java.util.UUID;

/// Who closed a year or opened it again, and why.
public record FiscalYearDecision(
        UUID id, Action action, String reason, UUID decidedBy, Instant decidedAt) {

    public enum Action {
        CLOSED,
        REOPENED
    }
}
