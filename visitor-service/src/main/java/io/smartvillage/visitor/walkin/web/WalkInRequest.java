package io.smartvillage.visitor.walkin.web;

import io.smartvillage.visitor.contact.Phone;
import io.smartvillage.visitor.contact.PhoneNumber;
import io.smartvillage.visitor.contact.Plate;
import io.smartvillage.visitor.walkin.WalkInDetails;
import io.smartvillage.visitor.walkin.WalkInKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record WalkInRequest(
        @NotNull UUID propertyId,
        @Schema(example = "delivery", description = "visit, if absent") @Nullable WalkInKind kind,
        @Schema(example = "ไปรษณีย์ไทย", description = "who delivers; of deliveries only")
                @Size(max = 100)
                @Pattern(regexp = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*")
                @Nullable String company,
        @Schema(example = "สมชาย ใจดี")
                @NotBlank
                @Size(max = 100)
                @Pattern(regexp = "[^\\p{Cntrl}]*")
                String name,
        @Schema(
                        example = "081-234-5678",
                        description = "as dialled in Thailand, or of any country with its +")
                @Phone
                @Nullable String phone,
        @Schema(example = "1กก 1234", description = "with or without its province") @Plate
                @Nullable String plate,
        @Schema(example = "parcel") @NotBlank @Size(max = 500) @Pattern(regexp = "[^\\x00]*")
                String purpose,
        @Schema(example = "1", description = "how many people come; 1, if absent") @Min(1) @Max(99)
                @Nullable Integer partySize) {

    WalkInDetails toDetails() {
        return new WalkInDetails(
                propertyId,
                Objects.requireNonNullElse(kind, WalkInKind.VISIT),
                company == null ? null : company.strip(),
                name.strip(),
                Optional.ofNullable(phone).flatMap(PhoneNumber::e164).orElse(null),
                plate == null ? null : plate.strip(),
                purpose.strip(),
                Objects.requireNonNullElse(partySize, 1));
    }
}
