package io.smartvillage.billing.bankaccount.web;

import io.smartvillage.billing.bankaccount.CallbackSecret;
import io.smartvillage.billing.bankaccount.ChangeCallbackSecrets.MadeSecret;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param callbackPath what the bank is to call
/// @param secret only in the answer that made it
record CallbackSecretView(
        UUID id,
        @Schema(example = "/api/v1/bank-callbacks/0198f000-0000-7000-8000-000000000701")
                String callbackPath,
        Instant createdAt,
        @Nullable Instant revokedAt,
        @Nullable String secret) {

    static CallbackSecretView of(CallbackSecret stored) {
        return of(stored, null);
    }

    static CallbackSecretView of(MadeSecret made) {
        return of(made.stored(), made.secret());
    }

    private static CallbackSecretView of(CallbackSecret stored, @Nullable String secret) {
        return new CallbackSecretView(
                stored.id(),
                "/api/v1/bank-callbacks/" + stored.bankAccountId(),
                stored.createdAt(),
                stored.revokedAt(),
                secret);
    }
}
