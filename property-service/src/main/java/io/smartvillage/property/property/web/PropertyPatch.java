package io.smartvillage.property.property.web;

import io.smartvillage.property.property.LandUse;
import io.smartvillage.property.property.PropertyDetails;
import io.smartvillage.property.property.PropertyStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Only what is to change; an absent field stays as it is.
record PropertyPatch(
        @Schema(example = "99/12-2") @Pattern(regexp = PropertyPatch.NOT_BLANK) @Size(max = 50)
                @Nullable String houseNumber,
        @Pattern(regexp = PropertyPatch.NOT_BLANK) @Size(max = 255) @Nullable String address,
        @Nullable PropertyStatus status,
        @Nullable LandUse landUse,
        @Schema(example = "60") @Positive @Digits(integer = 8, fraction = 2)
                @Nullable BigDecimal areaSqWah) {

    static final String NOT_BLANK = " *+[\\P{Cntrl}&&\\S]\\P{Cntrl}*+";

    PropertyDetails applyTo(PropertyDetails details) {
        return new PropertyDetails(
                Objects.requireNonNullElse(houseNumber, details.houseNumber()).strip(),
                Objects.requireNonNullElse(address, details.address()).strip(),
                Objects.requireNonNullElse(status, details.status()),
                Objects.requireNonNullElse(landUse, details.landUse()),
                Objects.requireNonNullElse(areaSqWah, details.areaSqWah()));
    }
}
