package io.smartvillage.identity.village.web;

import io.smartvillage.identity.village.ContactInfo;
import io.smartvillage.identity.village.NewVillage;
import io.smartvillage.identity.village.VillageDetails;
import io.smartvillage.identity.village.VillageSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param id adopts an organization that has it as its `village_id`; only on installations for
///   developers and tests
record VillageRequest(
        @Schema(hidden = true) @Nullable UUID id,
        @Schema(example = "palm-grove", description = "names the village in addresses and tokens")
                @NotNull
                @Size(min = 2, max = 60)
                @Pattern(regexp = "[a-z0-9]([a-z0-9-]*[a-z0-9])?")
                String alias,
        @Schema(example = "หมู่บ้านปาล์มโกรฟ") @NotNull @Pattern(regexp = LINE) @Size(max = 100)
                String name,
        @Schema(example = "88 ถนนสุขุมวิท เขตวัฒนา กรุงเทพฯ 10110")
                @NotNull
                @Pattern(regexp = LINES)
                @Size(max = 1000)
                String address,
        @Valid @Nullable ContactInfo contactInfo,
        @Valid @Nullable SettingsRequest settings,
        @Valid @NotNull FirstAdminRequest firstAdmin) {

    static final String LINE = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*";

    /// May have line breaks.
    static final String LINES = "[^\\x00]*[^\\x00\\s][^\\x00]*";

    NewVillage toNewVillage() {
        return new NewVillage(
                Optional.ofNullable(id),
                alias,
                new VillageDetails(
                        name.strip(),
                        address.strip(),
                        Objects.requireNonNullElse(contactInfo, ContactInfo.NONE),
                        settings == null
                                ? VillageSettings.DEFAULT
                                : settings.applyTo(VillageSettings.DEFAULT)),
                firstAdmin.toFirstAdmin());
    }
}
