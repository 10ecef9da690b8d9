package io.smartvillage.billing.invoice;

import java.math.BigDecimal;
import java.util.UUID;

/// One line of an invoice.
///
/// @param period the month it is for, such as `2026-12`
/// @param amount baht: quantity × rate, rounded half up to the satang
public record LineItem(
        Kind kind,
        UUID feeScheduleId,
        String description,
        BigDecimal quantity,
        Unit unit,
        BigDecimal rate,
        String period,
        BigDecimal amount) {

    public enum Kind {
        FEE
    }

    public enum Unit {
        PLOT,
        SQ_WAH
    }
}
