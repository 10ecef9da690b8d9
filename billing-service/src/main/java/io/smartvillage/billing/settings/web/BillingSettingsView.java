package io.smartvillage.billing.settings.web;

import io.smartvillage.billing.document.Letterhead;
import io.smartvillage.billing.settings.AllocationPolicy;
import io.smartvillage.billing.settings.BillingSettings;
import io.smartvillage.billing.settings.ReminderDays;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record BillingSettingsView(
        @Nullable Letterhead letterhead,
        @Nullable String billerId,
        @Nullable String promptpayId,
        AllocationPolicy allocationPolicy,
        ReminderDays reminderDays,
        @Nullable Instant updatedAt) {

    static BillingSettingsView of(BillingSettings settings) {
        return new BillingSettingsView(
                settings.letterhead(),
                settings.billerId(),
                settings.promptpayId(),
                settings.allocationPolicy(),
                settings.reminderDays(),
                settings.updatedAt());
    }
}
