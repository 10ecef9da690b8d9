package io.smartvillage.expense.pettycash;

import java.math.BigDecimal;
import java.util.UUID;

/// @param floatAmount THB, more than nothing
public record PettyCashBoxTerms(
        String name, UUID fundId, UUID custodianId, BigDecimal floatAmount) {}
