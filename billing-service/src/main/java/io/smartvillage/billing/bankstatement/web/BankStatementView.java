package io.smartvillage.billing.bankstatement.web;

import io.smartvillage.billing.bankstatement.BankLineStatus;
import io.smartvillage.billing.bankstatement.ImportStatement.Imported;
import io.smartvillage.billing.bankstatement.Statement;
import io.smartvillage.billing.bankstatement.reading.RowError;
import io.smartvillage.billing.bankstatement.reading.Warning;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param newLines that this file added
/// @param knownLines that were known before
/// @param matchedLines of the new ones, as things stand now
record BankStatementView(
        UUID id,
        UUID bankAccountId,
        @Schema(example = "kbank-corporate") String layout,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable BigDecimal opening,
        @Nullable BigDecimal closing,
        int newLines,
        int knownLines,
        int matchedLines,
        int unidentifiedLines,
        int placedLines,
        int ignoredLines,
        int errorCount,
        int warningCount,
        @Schema(description = "rows that were not taken; the first 500") List<BadRow> errors,
        @Schema(description = "what does not add up; the first 500") List<Finding> warnings,
        UUID importedBy,
        Instant importedAt) {

    /// @param line of the file
    record BadRow(long line, String column, String value, RowError.Reason reason) {}

    /// @param line of the file; 0 for the whole file
    record Finding(long line, Warning.Kind kind, String expected, String found) {}

    static BankStatementView of(Imported imported) {
        return of(imported.statement(), imported.newLines(), imported.knownLines());
    }

    static BankStatementView of(Statement statement) {
        return of(statement, statement.newLines(), statement.knownLines());
    }

    private static BankStatementView of(Statement statement, int newLines, int knownLines) {
        return new BankStatementView(
                statement.id(),
                statement.bankAccountId(),
                statement.layout(),
                statement.from(),
                statement.until(),
                statement.opening(),
                statement.closing(),
                newLines,
                knownLines,
                count(statement, BankLineStatus.MATCHED),
                count(statement, BankLineStatus.UNIDENTIFIED),
                count(statement, BankLineStatus.PLACED),
                count(statement, BankLineStatus.IGNORED),
                statement.errorCount(),
                statement.warningCount(),
                statement.errors().stream()
                        .map(error ->
                                new BadRow(
                                        error.line(),
                                        error.column(),
                                        error.value(),
                                        error.reason()))
                        .toList(),
                statement.warnings().stream()
                        .map(warning ->
                                new Finding(
                                        warning.line(),
                                        warning.kind(),
                                        warning.expected(),
                                        warning.found()))
                        .toList(),
                statement.importedBy(),
                statement.importedAt());
    }

    private static int count(Statement statement, BankLineStatus status) {
        return statement.lines().getOrDefault(status, 0);
    }
}
