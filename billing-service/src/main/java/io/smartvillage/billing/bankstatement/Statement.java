package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.reading.RowError;
import io.smartvillage.billing.bankstatement.reading.Warning;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file that was taken, and what has become of its lines.
///
/// @param newLines that nobody had told of before
/// @param knownLines that an earlier file told of
/// @param errors the first [#MOST_FINDINGS]
/// @param warnings the first [#MOST_FINDINGS]
/// @param lines how many lines have which status now, of those that no earlier file told of
public record Statement(
        UUID id,
        UUID bankAccountId,
        String layout,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable BigDecimal opening,
        @Nullable BigDecimal closing,
        int newLines,
        int knownLines,
        int errorCount,
        int warningCount,
        List<RowError> errors,
        List<Warning> warnings,
        Map<BankLineStatus, Integer> lines,
        UUID importedBy,
        Instant importedAt) {

    static final int MOST_FINDINGS = 500;

    public Statement {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        lines = Map.copyOf(lines);
    }
}
