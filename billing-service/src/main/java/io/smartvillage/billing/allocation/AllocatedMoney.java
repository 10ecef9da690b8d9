package io.smartvillage.billing.allocation;

import java.math.BigDecimal;
import java.util.List;

/// Where an amount goes: the parts and the remainder make it up to the satang.
///
/// @param parts in the order in which they were served, each invoice and component at most once
/// @param remainder baht that no invoice takes; 0 or more
public record AllocatedMoney(List<AllocatedPart> parts, BigDecimal remainder) {

    public AllocatedMoney {
        parts = List.copyOf(parts);
    }
}
