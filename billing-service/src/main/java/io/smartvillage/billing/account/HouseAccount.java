package io.smartvillage.billing.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a house stands; baht.
///
/// @param owed by all invoices, without what was written off
/// @param overdue the part of it whose due date has passed
/// @param credit money that no invoice has taken yet
/// @param balance owed less credit; below 0 the village owes the house
/// @param oldestDue of what is owed
public record HouseAccount(
        UUID propertyId,
        String houseNumber,
        BigDecimal owed,
        BigDecimal overdue,
        BigDecimal credit,
        BigDecimal balance,
        @Nullable LocalDate oldestDue) {}
