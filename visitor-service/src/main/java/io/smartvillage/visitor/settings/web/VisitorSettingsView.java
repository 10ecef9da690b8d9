package io.smartvillage.visitor.settings.web;

import io.smartvillage.visitor.settings.VisitorSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record VisitorSettingsView(
        int shortestCodeLength,
        int longestVisitDays,
        int longestDeliveryHours,
        int walkInTimeoutSeconds,
        int walkInPassMinutes,
        int overstayGraceMinutes,
        int retentionDays,
        @Nullable Instant updatedAt) {

    static VisitorSettingsView of(VisitorSettings settings) {
        var terms = settings.terms();
        return new VisitorSettingsView(
                terms.shortestCodeLength(),
                terms.longestVisitDays(),
                terms.longestDeliveryHours(),
                terms.walkInTimeoutSeconds(),
                terms.walkInPassMinutes(),
                terms.overstayGraceMinutes(),
                terms.retentionDays(),
                settings.updatedAt());
    }
}
