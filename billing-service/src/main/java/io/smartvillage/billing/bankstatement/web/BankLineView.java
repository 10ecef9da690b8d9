package io.smartvillage.billing.bankstatement.web;

import io.smartvillage.billing.bankstatement.BankLine;
import io.smartvillage.billing.bankstatement.BankLineStatus;
import io.smartvillage.billing.bankstatement.CallbackText;
import io.smartvillage.billing.bankstatement.Candidate;
import io.smartvillage.billing.bankstatement.StatementText;
import io.smartvillage.billing.bankstatement.UnidentifiedBecause;
import io.smartvillage.billing.bankstatement.matching.Evidence;
import io.smartvillage.billing.bankstatement.reading.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param statement what the file writes beside it
/// @param callback what the bank called back
/// @param reasons why it was matched
/// @param candidates the best of what it could be for
record BankLineView(
        UUID id,
        UUID bankAccountId,
        @Nullable UUID bankStatementId,
        @Nullable String transactionId,
        LocalDate receivedOn,
        @Nullable LocalTime receivedAt,
        Direction direction,
        BigDecimal amount,
        @Nullable BigDecimal balance,
        @Nullable StatementText statement,
        @Nullable CallbackText callback,
        BankLineStatus status,
        @Nullable UUID paymentId,
        @Nullable Integer score,
        List<Evidence> reasons,
        @Nullable UnidentifiedBecause unidentifiedBecause,
        List<Candidate> candidates,
        @Nullable UUID placedBy,
        @Nullable Instant placedAt,
        @Nullable String note,
        Instant createdAt,
        Instant updatedAt) {

    static BankLineView of(BankLine line) {
        return new BankLineView(
                line.id(),
                line.bankAccountId(),
                line.bankStatementId(),
                line.transactionId(),
                line.receivedOn(),
                line.receivedAt(),
                line.direction(),
                line.amount(),
                line.balance(),
                line.statementText(),
                line.callbackText(),
                line.status(),
                line.paymentId(),
                line.score(),
                line.reasons(),
                line.unidentifiedBecause(),
                line.candidates(),
                line.placedBy(),
                line.placedAt(),
                line.note(),
                line.createdAt(),
                line.updatedAt());
    }
}
