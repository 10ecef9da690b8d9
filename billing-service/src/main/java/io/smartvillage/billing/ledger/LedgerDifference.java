package io.smartvillage.billing.ledger;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The books say one thing, the tables another.
///
/// @param check what was compared, such as `invoice-paid`
/// @param subject the number or the name of what is different
/// @param subjectId absent for an account and a series of numbers
/// @param books what is right by the books, or by the trace of the money
/// @param found what the tables say
public record LedgerDifference(
        String check,
        String subject,
        @Nullable UUID subjectId,
        BigDecimal books,
        BigDecimal found) {}
