package io.smartvillage.billing.bankaccount.web;

import io.smartvillage.billing.bankaccount.BankAccount;
import io.smartvillage.billing.promptpay.Bank;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param accountNumber its last digits only
/// @param bankName short, such as `KBANK`
record BankAccountView(
        UUID id,
        String bankCode,
        @Nullable String bankName,
        @Schema(example = "xxxxxx3210") String accountNumber,
        String name,
        String layout,
        MatchingBody matching,
        Instant createdAt,
        Instant updatedAt) {

    static BankAccountView of(BankAccount account) {
        var terms = account.terms();
        return new BankAccountView(
                account.id(),
                account.bankCode(),
                Bank.of(account.bankCode()).map(Bank::shortName).orElse(null),
                account.number().masked(),
                terms.name(),
                terms.layout(),
                MatchingBody.of(terms.matching()),
                account.createdAt(),
                account.updatedAt());
    }
}
