package io.smartvillage.visitor.passkey.web;

import io.smartvillage.visitor.passkey.PassKey;
import io.smartvillage.visitor.passkey.PassKeyStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record PassKeyView(
        @Schema(description = "`kid` in the passes that it signed") UUID id,
        @Schema(
                        description =
                                "`active` signs; `retired` signs no more, its passes are good;"
                                        + " nothing that a `revoked` one signed is")
                PassKeyStatus status,
        Instant createdAt,
        @Nullable Instant retiredAt,
        @Schema(description = "null if it was time") @Nullable UUID retiredBy,
        @Nullable Instant revokedAt,
        @Nullable UUID revokedBy) {

    static PassKeyView of(PassKey key) {
        return new PassKeyView(
                key.id(),
                key.status(),
                key.createdAt(),
                key.retiredAt(),
                key.retiredBy(),
                key.revokedAt(),
                key.revokedBy());
    }
}
