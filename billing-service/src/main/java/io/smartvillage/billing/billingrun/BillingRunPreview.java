package io.smartvillage.billing.billingrun;

import io.smartvillage.billing.billingrun.BillingRun.Reason;
import io.smartvillage.billing.billingrun.BillingRun.Skipped;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a run would do now.
///
/// @param invoices how many it would issue
/// @param gross baht, before credit
/// @param creditApplied baht of the houses' credit that it would use
/// @param total baht to pay: gross less credit
/// @param penalties baht of assessed penalties within gross
/// @param last what runs issued for the month before, without what is void
public record BillingRunPreview(
        String period,
        String scheduleSet,
        long houses,
        long invoices,
        BigDecimal gross,
        BigDecimal creditApplied,
        BigDecimal total,
        BigDecimal penalties,
        List<BySchedule> bySchedule,
        List<Skipped> skipped,
        LastPeriod last) {

    public record BySchedule(UUID feeScheduleId, String name, long lines, BigDecimal amount) {}

    /// @param invoiceDifference invoices of this preview less those of then
    /// @param grossDifference baht before credit, now less then
    public record LastPeriod(
            String period,
            long invoices,
            BigDecimal gross,
            long invoiceDifference,
            BigDecimal grossDifference) {}

    /// @param gross baht before credit; 0 if it is skipped
    /// @param lastGross baht before credit of its invoice for the month before; null if it has none
    /// @param reason why it would get no invoice; null if it would
    public record House(
            UUID propertyId,
            String houseNumber,
            BigDecimal gross,
            BigDecimal creditApplied,
            BigDecimal total,
            @Nullable BigDecimal lastGross,
            @Nullable Reason reason) {}
}
