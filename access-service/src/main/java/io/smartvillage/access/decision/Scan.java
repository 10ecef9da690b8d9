package io.smartvillage.access.decision;

import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.ManualReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a device or a guard asks.
///
/// @param gateId a device need not name its gate
/// @param credential what was shown; absent for `MANUAL`
/// @param province of a plate, as TIS 1099 numbers them, if it was read
/// @param propertyId where they say that they go
/// @param nonce the same for every repeat of one request at a gate
public record Scan(
        @Nullable UUID gateId,
        Direction direction,
        AccessMethod method,
        @Nullable String credential,
        @Nullable Integer province,
        @Nullable UUID propertyId,
        @Nullable ManualReason manualReason,
        Instant deviceTime,
        String nonce) {

    /// Two requests with the same nonce must agree in all of it.
    String canonical() {
        return String.join(
                "\n",
                "scan",
                direction.name(),
                method.name(),
                String.valueOf(credential),
                String.valueOf(province),
                String.valueOf(propertyId),
                String.valueOf(manualReason),
                deviceTime.toString(),
                nonce);
    }
}
