package io.smartvillage.access.settings.web;

import io.smartvillage.access.settings.AccessSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record AccessSettingsView(
        int logRetentionMonths,
        long overstayGraceMinutes,
        long overstayAfterHours,
        @Nullable Instant updatedAt) {

    static AccessSettingsView of(AccessSettings settings) {
        return new AccessSettingsView(
                settings.logRetentionMonths(),
                settings.overstayGrace().toMinutes(),
                settings.overstayAfter().toHours(),
                settings.updatedAt());
    }
}
