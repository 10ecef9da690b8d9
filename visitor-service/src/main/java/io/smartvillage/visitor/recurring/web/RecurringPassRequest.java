package io.smartvillage.visitor.recurring.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.smartvillage.visitor.contact.Phone;
import io.smartvillage.visitor.contact.PhoneNumber;
import io.smartvillage.visitor.contact.Plate;
import io.smartvillage.visitor.recurring.Recurrence;
import io.smartvillage.visitor.recurring.RecurringPassDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record RecurringPassRequest(
        @NotNull UUID propertyId,
        @Schema(example = "มาลี ขยันงาน")
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
        @Schema(example = "cleaning") @NotBlank @Size(max = 500) @Pattern(regexp = "[^\\x00]*")
                String purpose,
        @Schema(example = "1", description = "how many people come; 1, if absent") @Min(1) @Max(99)
                @Nullable Integer partySize,
        @Schema(
                        example = "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=20",
                        description = "a rule of RFC 5545 for days")
                @NotBlank
                @Size(max = 200)
                @Pattern(regexp = "[\\x21-\\x7e]*")
                String rule,
        @NotNull LocalDate firstDay,
        @Schema(
                        type = "string",
                        format = "date",
                        description = "included; may be absent if the rule ends by itself")
                @Nullable LocalDate lastDay,
        @Schema(description = "days of the rule's on which it does not hold; none, if absent")
                @Size(max = 400)
                @Nullable List<@NotNull LocalDate> exceptDays,
        @Schema(type = "string", example = "08:00", description = "by the village's clocks")
                @NotNull
                @JsonFormat(pattern = "HH:mm")
                LocalTime from,
        @Schema(
                        type = "string",
                        example = "17:30",
                        description = "at or before `from`, it is that of the next day")
                @NotNull
                @JsonFormat(pattern = "HH:mm")
                LocalTime until) {

    RecurringPassDetails toDetails() {
        return new RecurringPassDetails(
                propertyId,
                name.strip(),
                Optional.ofNullable(phone).flatMap(PhoneNumber::e164).orElse(null),
                plate == null ? null : plate.strip(),
                purpose.strip(),
                Objects.requireNonNullElse(partySize, 1));
    }

    Recurrence toRecurrence() {
        return new Recurrence(
                rule,
                firstDay,
                lastDay,
                Objects.requireNonNullElse(exceptDays, List.of()),
                from,
                until);
    }
}
