package io.smartvillage.billing.settings;

import io.smartvillage.billing.document.Letterhead;
import org.jspecify.annotations.Nullable;

/// What a village decides; what is null it leaves open.
///
/// @param letterhead its logo is a picture in base64, as it was handed in
public record BillingSettingsTerms(
        @Nullable Letterhead letterhead,
        @Nullable String billerId,
        @Nullable String promptpayId,
        AllocationPolicy allocationPolicy,
        ReminderDays reminderDays) {}
