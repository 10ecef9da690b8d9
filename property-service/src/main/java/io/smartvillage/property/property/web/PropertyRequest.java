package io.smartvillage.property.property.web;

import io.smartvillage.property.property.LandUse;
import io.smartvillage.property.property.PropertyDetails;
import io.smartvillage.property.property.PropertyStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

record PropertyRequest(
        @Schema(example = "99/12-1")
                @NotBlank
                @Size(max = 50)
                @Pattern(regexp = PropertyRequest.NO_CONTROL)
                String houseNumber,
        @Schema(example = "99/12-1 ซอย 4 หมู่บ้านกรีนพาร์ค")
                @NotBlank
                @Size(max = 255)
                @Pattern(regexp = PropertyRequest.NO_CONTROL)
                String address,
        @Schema(example = "occupied") @NotNull PropertyStatus status,
        @Schema(example = "residential") @NotNull LandUse landUse,
        @Schema(example = "52.5", description = "square wah")
                @NotNull
                @Positive
                @Digits(integer = 8, fraction = 2)
                BigDecimal areaSqWah) {

    /// PostgreSQL takes no NUL, and a line break in a house number is a slip.
    static final String NO_CONTROL = "\\P{Cntrl}*";

    PropertyDetails toDetails() {
        return new PropertyDetails(
                houseNumber.strip(), address.strip(), status, landUse, areaSqWah);
    }
}
