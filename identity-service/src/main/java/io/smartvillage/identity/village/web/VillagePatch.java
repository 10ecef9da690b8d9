package io.smartvillage.identity.village.web;

import io.smartvillage.identity.village.ContactInfo;
import io.smartvillage.identity.village.VillageDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Only what is to change; contacts are replaced as a whole.
record VillagePatch(
        @Schema(example = "หมู่บ้านปาล์มโกรฟ 2")
                @Pattern(regexp = VillageRequest.LINE)
                @Size(max = 100)
                @Nullable String name,
        @Schema(example = "88/1 ถนนสุขุมวิท กรุงเทพฯ 10110")
                @Pattern(regexp = VillageRequest.LINES)
                @Size(max = 1000)
                @Nullable String address,
        @Valid @Nullable ContactInfo contactInfo,
        @Valid @Nullable SettingsRequest settings) {

    VillageDetails applyTo(VillageDetails details) {
        return new VillageDetails(
                Objects.requireNonNullElse(name, details.name()).strip(),
                Objects.requireNonNullElse(address, details.address()).strip(),
                Objects.requireNonNullElse(contactInfo, details.contactInfo()),
                settings == null ? details.settings() : settings.applyTo(details.settings()));
    }
}
