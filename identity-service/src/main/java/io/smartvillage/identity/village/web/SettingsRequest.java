package io.smartvillage.identity.village.web;

import io.smartvillage.identity.village.IanaTimeZone;
import io.smartvillage.identity.village.VillageSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is absent stays as it is, or is the default.
record SettingsRequest(
        @Schema(example = "Asia/Bangkok") @IanaTimeZone @Nullable String timeZone,
        @Schema(example = "th-TH") @Pattern(regexp = "(th|en)(-[A-Z]{2})?") @Nullable String locale,
        @Schema(example = "THB") @Pattern(regexp = "THB") @Nullable String currency) {

    VillageSettings applyTo(VillageSettings settings) {
        return new VillageSettings(
                Objects.requireNonNullElse(timeZone, settings.timeZone()),
                Objects.requireNonNullElse(locale, settings.locale()),
                Objects.requireNonNullElse(currency, settings.currency()),
                settings.houseFeatures(),
                settings.invitations(),
                settings.expenses(),
                settings.retention());
    }
}
