package io.smartvillage.billing.slip;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;

/// The transfer that a payment speaks of.
///
/// @param amount in baht
/// @param date as the payer says it, in the village's zone
public record ExpectedTransfer(
        BigDecimal amount, LocalDate date, ZoneId zone, VillageReceivers receivers) {}
