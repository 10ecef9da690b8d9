package io.smartvillage.billing.settings.web;

import io.smartvillage.billing.document.Letterhead;
import io.smartvillage.billing.settings.AllocationPolicy;
import io.smartvillage.billing.settings.BillingSettingsTerms;
import io.smartvillage.billing.settings.ReminderDays;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record BillingSettingsRequest(
        @Valid @Nullable LetterheadRequest letterhead,
        @Schema(example = "099400016550100", description = "tax id of 13 digits and suffix of 2")
                @Pattern(regexp = "[0-9]{15}")
                @Nullable String billerId,
        @Schema(
                        example = "0994000165501",
                        description =
                                "a mobile number (10 digits), a tax id (13) or an e-wallet (15)")
                @Pattern(regexp = "0[0-9]{9}|[0-9]{13}|[0-9]{15}")
                @Nullable String promptpayId,
        @Schema(example = "penalty_first") @NotNull AllocationPolicy allocationPolicy,
        @NotNull @Valid ReminderDaysRequest reminderDays) {

    record LetterheadRequest(
            @Schema(example = "นิติบุคคลหมู่บ้านจัดสรร สวนเขียว") @NotBlank @Size(max = 200)
                    String name,
            @Schema(example = "99 หมู่ 4 ตำบลบางพูด อำเภอปากเกร็ด นนทบุรี 11120")
                    @NotBlank
                    @Size(max = 500)
                    String address,
            @Schema(example = "0994000165501") @Pattern(regexp = "[0-9]{13}")
                    @Nullable String taxId,
            @Schema(example = "02-123-4567") @Pattern(regexp = ".*\\S.*") @Size(max = 50)
                    @Nullable String phone,
            @Schema(
                            example =
                                    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNQaHAA"
                                            + "AAGkAOGt06eBAAAAAElFTkSuQmCC",
                            description = "a JPEG or PNG in base64, up to 200 KB")
                    @Size(max = 900_000)
                    @Nullable String logo) {

        Letterhead toLetterhead() {
            return new Letterhead(
                    name.strip(),
                    address.strip(),
                    taxId,
                    phone == null ? null : phone.strip(),
                    logo);
        }
    }

    /// Days after the due date, each later than the one before.
    record ReminderDaysRequest(
            @Schema(example = "7") @Positive @Max(ReminderDays.LAST) int friendly,
            @Schema(example = "30") @Positive @Max(ReminderDays.LAST) int formal,
            @Schema(example = "90") @Positive @Max(ReminderDays.LAST) int threeMonths,
            @Schema(example = "180") @Positive @Max(ReminderDays.LAST) int sixMonths) {}

    /// @throws BadParameterException if a reminder is not after the one before it
    BillingSettingsTerms toTerms() {
        var days =
                new ReminderDays(
                        reminderDays.friendly(),
                        reminderDays.formal(),
                        reminderDays.threeMonths(),
                        reminderDays.sixMonths());
        if (!days.isInOrder()) {
            throw new BadParameterException("reminderDays", "field.ascending");
        }
        return new BillingSettingsTerms(
                letterhead == null ? null : letterhead.toLetterhead(),
                billerId,
                promptpayId,
                allocationPolicy,
                days);
    }
}
