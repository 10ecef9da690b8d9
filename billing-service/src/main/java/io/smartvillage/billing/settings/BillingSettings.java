package io.smartvillage.billing.settings;

import io.smartvillage.billing.document.Letterhead;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the current village has decided.
///
/// @param letterheadId what papers of today name, to be signed alike for ever
/// @param billerId 15 digits: tax id and suffix
/// @param promptpayId a mobile number (10 digits), tax id (13) or e-wallet (15)
/// @param version 0 as long as nothing was decided, and all is default
public record BillingSettings(
        @Nullable UUID letterheadId,
        @Nullable Letterhead letterhead,
        @Nullable String billerId,
        @Nullable String promptpayId,
        AllocationPolicy allocationPolicy,
        ReminderDays reminderDays,
        long version,
        @Nullable Instant updatedAt) {

    static final BillingSettings DEFAULT =
            new BillingSettings(
                    null,
                    null,
                    null,
                    null,
                    AllocationPolicy.PENALTY_FIRST,
                    ReminderDays.DEFAULT,
                    0,
                    null);
}
