package io.smartvillage.expense.fund;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/// @param amount THB, more than nothing
/// @param transferredOn in the village's time zone
public record FundTransferTerms(
        UUID fromFundId,
        UUID toFundId,
        BigDecimal amount,
        LocalDate transferredOn,
        String reason) {}
