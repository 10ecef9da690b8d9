package io.smartvillage.billing.billingrun;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The billing of a month, and how far it is. Whoever asks for it while it is issuing joins it.
///
/// @param period the month, such as `2026-12`
/// @param housesTotal houses of the village when it began
/// @param housesDone how many of them have been gone through
/// @param created how many invoices it issued
/// @param skipped how many houses got none, by reason; a reason that did not occur is absent
/// @param total baht, of the invoices it issued
/// @param failure why it ended before its time; what it issued stands, and another run does the
///   rest
public record BillingRun(
        UUID id,
        String period,
        LocalDate dueDate,
        String scheduleSet,
        Status status,
        long housesTotal,
        long housesDone,
        long created,
        List<Skipped> skipped,
        BigDecimal total,
        UUID startedBy,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String failure) {

    public enum Status {
        ISSUING,
        COMPLETED,
        FAILED;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String column) {
            return valueOf(column.toUpperCase(Locale.ROOT));
        }
    }

    public enum Reason {
        /// The house has an invoice for the month.
        ALREADY_BILLED,
        /// No fee schedule of the set charges the house in the month.
        NO_SCHEDULE,
        /// It paid ahead.
        PREPAID,
        /// It is billed from a later or until an earlier day.
        NOT_IN_TERMS,
        /// Its meter was not read in the month.
        NO_READING,
        /// What it is charged comes to less than a satang.
        ZERO;

        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Reason of(String column) {
            return valueOf(column.toUpperCase(Locale.ROOT));
        }
    }

    public record Skipped(Reason reason, long count) {}

    public boolean isFinished() {
        return status != Status.ISSUING;
    }
}
