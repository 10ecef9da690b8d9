package io.smartvillage.property.settings.web;

import io.smartvillage.property.settings.PropertySettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record PropertySettingsView(
        boolean partialOwnership,
        boolean vehicles,
        boolean pets,
        boolean keycards,
        @Nullable Instant updatedAt) {

    static PropertySettingsView of(PropertySettings settings) {
        return new PropertySettingsView(
                settings.partialOwnership(),
                settings.vehicles(),
                settings.pets(),
                settings.keycards(),
                settings.updatedAt());
    }
}
