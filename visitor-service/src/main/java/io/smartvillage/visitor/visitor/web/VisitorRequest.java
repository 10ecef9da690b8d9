package io.smartvillage.visitor.visitor.web;

import io.smartvillage.visitor.contact.Phone;
import io.smartvillage.visitor.contact.PhoneNumber;
import io.smartvillage.visitor.contact.Plate;
import io.smartvillage.visitor.visitor.VisitDetails;
import io.smartvillage.visitor.visitor.VisitKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record VisitorRequest(
        @NotNull UUID propertyId,
        @Schema(
                        example = "delivery",
                        description = "visit, if absent; walk-ins are asked for at the gate")
                @Nullable VisitKind kind,
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
        @Schema(example = "family visit") @NotBlank @Size(max = 500) @Pattern(regexp = "[^\\x00]*")
                String purpose,
        @Schema(example = "2", description = "how many people come; 1, if absent") @Min(1) @Max(99)
                @Nullable Integer partySize,
        @Schema(description = "now, if absent; at most a day ago") @Nullable Instant validFrom,
        @NotNull @Future Instant validUntil) {

    VisitDetails toDetails(Instant now) {
        return new VisitDetails(
                propertyId,
                Objects.requireNonNullElse(kind, VisitKind.VISIT),
                company == null ? null : company.strip(),
                name.strip(),
                Optional.ofNullable(phone).flatMap(PhoneNumber::e164).orElse(null),
                plate == null ? null : plate.strip(),
                purpose.strip(),
                Objects.requireNonNullElse(partySize, 1),
                Objects.requireNonNullElse(validFrom, now),
                validUntil);
    }
}
