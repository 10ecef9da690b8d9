package io.smartvillage.expense.settings;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Up to what a role, or a person, approves. One of the two is there.
///
/// @param upTo THB with VAT, included; absent means any amount
public record ApprovalLimit(
        @Nullable ApproverRole role, @Nullable UUID userId, @Nullable BigDecimal upTo) {

    boolean allows(BigDecimal total) {
        return upTo == null || upTo.compareTo(total) >= 0;
    }
}
