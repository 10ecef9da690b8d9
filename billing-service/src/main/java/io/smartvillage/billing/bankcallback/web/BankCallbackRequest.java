package io.smartvillage.billing.bankcallback.web;

import io.smartvillage.billing.bankstatement.BankCallback;
import io.smartvillage.billing.bankstatement.CallbackText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

record BankCallbackRequest(
        @Schema(example = "2026112009153000012", description = "the bank's, once per account")
                @NotNull
                @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
                String transactionId,
        @Schema(example = "1500.00", description = "baht")
                @NotNull
                @Positive
                @DecimalMax("10000000.00")
                @Digits(integer = 12, fraction = 2)
                BigDecimal amount,
        @Schema(example = "2026-11-20T02:15:30Z") @NotNull Instant transferredAt,
        @Schema(example = "VILLA99X12", description = "names the house, as our QR codes do")
                @Size(max = 20)
                @Nullable String ref1,
        @Schema(example = "INV2569000123", description = "names the invoice, as our QR codes do")
                @Size(max = 20)
                @Nullable String ref2,
        @Schema(example = "0000") @Size(max = 50) @Nullable String ref3,
        @Schema(example = "014", description = "3 digits") @Pattern(regexp = "\\d{3}")
                @Nullable String sendingBank,
        @Schema(example = "นาย ก") @Size(max = 200) @Nullable String payerName) {

    /// @param zone of the village
    BankCallback toCallback(ZoneId zone) {
        var local = transferredAt.truncatedTo(ChronoUnit.SECONDS).atZone(zone);
        return new BankCallback(
                transactionId,
                amount.setScale(2),
                local.toLocalDate(),
                local.toLocalTime(),
                new CallbackText(ref1, ref2, ref3, sendingBank, payerName));
    }
}
