package io.smartvillage.expense.pettycash;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

public record PettyCashTopUp(
        UUID id,
        UUID pettyCashBoxId,
        String number,
        BigDecimal amount,
        LocalDate toppedUpOn,
        UUID madeBy,
        Instant madeAt) {}
