package io.smartvillage.expense.fund;

import java.math.BigDecimal;

/// What a fund has by the books of this service: what it began with, transfers, and what was paid
/// from it.
///
/// @param bank may be below nothing, as the fees that came in are in billing's books
/// @param withholdingPayable what of it is owed to the Revenue Department
public record FundBalance(
        BigDecimal bank, BigDecimal cash, BigDecimal pettyCash, BigDecimal withholdingPayable) {}
