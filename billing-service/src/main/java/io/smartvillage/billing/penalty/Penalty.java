package io.smartvillage.billing.penalty;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a house owes for days on which it was late with an invoice.
///
/// @param invoiceId the late invoice
/// @param ruleName of the rule, as it is called now
/// @param daysFrom first day it is for
/// @param daysTo last day it is for
/// @param base baht of the invoice's fee that were open on each of the days
/// @param amount baht
/// @param billedInvoiceId the invoice that bills it; null unless it is billed
/// @param waivedBy null unless somebody waived it: it also falls away by itself
public record Penalty(
        UUID id,
        UUID propertyId,
        UUID invoiceId,
        String invoiceNumber,
        UUID penaltyRuleId,
        String ruleName,
        LocalDate daysFrom,
        LocalDate daysTo,
        BigDecimal base,
        BigDecimal amount,
        PenaltyStatus status,
        @Nullable UUID billedInvoiceId,
        @Nullable UUID waivedBy,
        @Nullable String waivedReason,
        Instant createdAt,
        Instant updatedAt) {

    Charge charge() {
        return new Charge(penaltyRuleId, daysFrom, daysTo, base, amount);
    }

    /// True if it stays, whatever becomes known: billed, or waived by somebody.
    boolean isFinal() {
        return status == PenaltyStatus.BILLED || waivedBy != null;
    }
}
