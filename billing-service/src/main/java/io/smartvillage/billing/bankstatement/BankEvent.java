package io.smartvillage.billing.bankstatement;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Facts about money on the village's bank accounts, without names.
sealed interface BankEvent {

    String LINES = "billing.bank-line.v1";
    String STATEMENTS = "billing.bank-statement.v1";

    @PublishedOn(value = STATEMENTS, key = "bankStatementId")
    record BankStatementImported(
            UUID bankStatementId,
            UUID bankAccountId,
            String layout,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            int newLines,
            int knownLines,
            int matchedLines,
            int unidentifiedLines,
            UUID importedBy,
            Instant importedAt)
            implements BankEvent {}

    @PublishedOn(value = LINES, key = "bankLineId")
    record BankLineMatched(
            UUID bankLineId,
            UUID bankAccountId,
            UUID paymentId,
            UUID propertyId,
            long amountSatang,
            LocalDate receivedOn,
            int score,
            boolean verifiedBefore,
            Instant matchedAt)
            implements BankEvent {}

    @PublishedOn(value = LINES, key = "bankLineId")
    record BankLineUnidentified(
            UUID bankLineId,
            UUID bankAccountId,
            long amountSatang,
            LocalDate receivedOn,
            UnidentifiedBecause because,
            Instant unidentifiedAt)
            implements BankEvent {}

    @PublishedOn(value = LINES, key = "bankLineId")
    record BankLinePlaced(
            UUID bankLineId,
            UUID bankAccountId,
            UUID paymentId,
            UUID propertyId,
            long amountSatang,
            UUID placedBy,
            Instant placedAt)
            implements BankEvent {}
}
