package io.smartvillage.expense.fund;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

public record FundTransfer(
        UUID id,
        String number,
        UUID fromFundId,
        UUID toFundId,
        BigDecimal amount,
        LocalDate transferredOn,
        String reason,
        UUID madeBy,
        Instant madeAt) {}
