package io.smartvillage.billing.bankaccount.web;

import io.smartvillage.billing.bankaccount.AccountNumber;
import io.smartvillage.billing.bankaccount.BankAccountTerms;
import io.smartvillage.billing.bankaccount.MatchingTerms;
import io.smartvillage.billing.promptpay.Bank;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

record BankAccountRequest(
        @Schema(example = "004", description = "of the Bank of Thailand, 3 digits")
                @NotNull
                @Pattern(regexp = "\\d{3}")
                String bankCode,
        @Schema(example = "987-6-54321-0", description = "10 to 15 digits, dashes do not matter")
                @NotNull
                @Size(max = 30)
                @Pattern(regexp = "[- ]*(\\d[- ]*){10,15}")
                String accountNumber,
        @Schema(example = "บัญชีค่าส่วนกลาง") @NotBlank @Size(max = 100) String name,
        @Schema(example = "auto", description = "a built-in layout, or auto: whichever fits")
                @Size(max = 50)
                @Nullable String layout,
        @Valid @Nullable MatchingBody matching) {

    /// @throws BadParameterException if there is no such bank
    String knownBank() {
        if (Bank.of(bankCode).isEmpty()) {
            throw new BadParameterException("bankCode", "field.bank");
        }
        return bankCode;
    }

    AccountNumber number() {
        return AccountNumber.of(accountNumber);
    }

    /// @throws BadParameterException if there is no such layout
    BankAccountTerms toTerms() {
        return new BankAccountTerms(
                name.strip(),
                LayoutName.known(Objects.requireNonNullElse(layout, BankAccountTerms.ANY_LAYOUT)),
                matching == null ? MatchingTerms.USUAL : matching.over(MatchingTerms.USUAL));
    }
}
