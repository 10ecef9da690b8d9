package io.smartvillage.expense.settings;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a village decided about its expenses. At first an admin approves any amount and nobody else
/// approves.
///
/// @param fiscalYearStartMonth 1 to 12
/// @param secondApprovalAbove what costs more needs two approvals; absent means that nothing does
/// @param version for the ETag
public record ExpenseSettings(
        int fiscalYearStartMonth,
        @Nullable BigDecimal secondApprovalAbove,
        List<ApprovalLimit> limits,
        long version,
        Instant updatedAt) {

    public ExpenseSettings {
        limits = List.copyOf(limits);
    }

    /// A person's own limit counts instead of their roles', whichever is higher; without any limit
    /// nothing may be approved.
    ///
    /// @param total THB with VAT
    public boolean allows(Approver who, BigDecimal total) {
        var own = limits.stream().filter(limit -> who.userId().equals(limit.userId())).toList();
        return (own.isEmpty() ? limits.stream().filter(limit -> isOf(who, limit)) : own.stream())
                .anyMatch(limit -> limit.allows(total));
    }

    /// How many different people have to approve it.
    public int approvalsFor(BigDecimal total) {
        return secondApprovalAbove != null && total.compareTo(secondApprovalAbove) > 0 ? 2 : 1;
    }

    private static boolean isOf(Approver who, ApprovalLimit limit) {
        return limit.role() != null && who.roles().contains(limit.role().column());
    }
}
