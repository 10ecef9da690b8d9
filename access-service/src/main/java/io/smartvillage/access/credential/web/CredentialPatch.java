package io.smartvillage.access.credential.web;

import io.smartvillage.access.credential.CredentialTerms;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Only what is to change; an absent field stays as it is, one named in `clear` is emptied.
record CredentialPatch(
        @Schema(example = "2026-01-01T00:00:00Z") @Nullable Instant validFrom,
        @Schema(example = "2036-01-01T00:00:00Z") @Nullable Instant validUntil,
        @Schema(example = "[]", description = "empty: all zones") @Size(max = 50)
                @Nullable List<@NotNull UUID> zoneIds,
        @Schema(example = "Khun Somchai")
                @Size(max = 100)
                @Pattern(regexp = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*")
                @Nullable String label,
        @Schema(example = "[]") @Size(max = 3) @Nullable List<@NotNull Clearable> clear) {

    /// What may be empty. As in JSON, save for the case.
    enum Clearable {
        VALID_FROM,
        VALID_UNTIL,
        LABEL
    }

    CredentialTerms applyTo(CredentialTerms terms) {
        return new CredentialTerms(
                kept(Clearable.VALID_FROM, validFrom, terms.validFrom()),
                kept(Clearable.VALID_UNTIL, validUntil, terms.validUntil()),
                Objects.requireNonNullElse(zoneIds, terms.zoneIds()),
                kept(Clearable.LABEL, label == null ? null : label.strip(), terms.label()));
    }

    private <T> @Nullable T kept(Clearable field, @Nullable T given, @Nullable T present) {
        if (clear != null && clear.contains(field)) {
            return null;
        }
        return given == null ? present : given;
    }
}
