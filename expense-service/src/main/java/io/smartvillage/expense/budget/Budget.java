package io.smartvillage.expense.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What may be spent in a fiscal year. It does not change: a new version takes its place.
///
/// @param version from 1 in each fiscal year
/// @param note may be empty
public record Budget(
        UUID id,
        UUID fiscalYearId,
        int version,
        Status status,
        String note,
        List<Line> lines,
        UUID draftedBy,
        Instant draftedAt,
        @Nullable UUID approvedBy,
        @Nullable Instant approvedAt) {

    public Budget {
        lines = List.copyOf(lines);
    }

    public enum Status {
        DRAFT,
        /// In force: one a year.
        APPROVED,
        SUPERSEDED
    }

    /// @param amount THB with VAT, for the category and all beneath it that has no line of its own
    public record Line(UUID categoryId, BigDecimal amount) {}

    public BigDecimal total() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
