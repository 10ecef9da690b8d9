package io.smartvillage.identity.village;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// How to reach the village's office.
public record ContactInfo(
        @Schema(example = "02-123-4567") @Pattern(regexp = "\\+?[0-9][0-9 -]{4,18}")
                @Nullable String phone,
        @Schema(example = "office@palmgrove.example")
                @Email
                @Pattern(regexp = "[^\\p{Cntrl}]*")
                @Size(max = 100)
                @Nullable String email,
        @Schema(example = "@palmgrove") @Pattern(regexp = "@?[A-Za-z0-9._-]{2,40}")
                @Nullable String lineId,
        @Schema(example = "https://palmgrove.example")
                @Pattern(regexp = "https?://[\\x21-\\x7e]+")
                @Size(max = 200)
                @Nullable String website) {

    public static final ContactInfo NONE = new ContactInfo(null, null, null, null);
}
