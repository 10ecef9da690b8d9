package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.matching.Evidence;
import io.smartvillage.billing.bankstatement.reading.Direction;
import io.smartvillage.billing.bankstatement.reading.StatementLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Money that came in or went out, once, whether a statement, a call-back or both told of it.
///
/// @param bankStatementId the file it is from; null if none told of it yet
/// @param transactionId of the call-back; null without one
/// @param receivedOn in the village's time zone
/// @param score of the match; null without one
/// @param reasons of the match
/// @param unidentifiedBecause null unless it is unidentified
/// @param candidates the best of what it could be for
public record BankLine(
        UUID id,
        UUID bankAccountId,
        @Nullable UUID bankStatementId,
        @Nullable String transactionId,
        LocalDate receivedOn,
        @Nullable LocalTime receivedAt,
        Direction direction,
        BigDecimal amount,
        @Nullable BigDecimal balance,
        @Nullable StatementText statementText,
        @Nullable CallbackText callbackText,
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

    public BankLine {
        reasons = List.copyOf(reasons);
        candidates = List.copyOf(candidates);
    }

    /// What the bank called back; empty if it did not.
    Optional<BankCallback> callback() {
        return callbackText == null || transactionId == null || receivedAt == null
                ? Optional.empty()
                : Optional.of(
                        new BankCallback(
                                transactionId, amount, receivedOn, receivedAt, callbackText));
    }

    /// Everything that is known of it, to be compared with what is owed.
    StatementLine asLine() {
        return asLine(
                statementText == null ? new StatementText("", "", "", "", "") : statementText);
    }

    /// The same with what a statement writes beside it.
    StatementLine asLine(StatementText stated) {
        var called = callback().map(BankCallback::asLine).map(StatementLine::reference).orElse("");
        return new StatementLine(
                0,
                receivedOn,
                receivedAt,
                null,
                amount,
                direction,
                balance,
                stated.kind(),
                stated.channel(),
                stated.cheque(),
                (stated.reference() + " ; " + called).strip(),
                stated.description(),
                id.toString());
    }
}
