package io.smartvillage.billing.bankaccount;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That a bank has a secret to sign with; the secret itself is shown once, when it is made.
///
/// @param revokedAt null as long as it is good
public record CallbackSecret(
        UUID id, UUID bankAccountId, Instant createdAt, @Nullable Instant revokedAt) {}
