package io.smartvillage.visitor.visitor;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who is expected, where and when.
///
/// @param plate as it was written down
public record VisitDetails(
        UUID propertyId,
        String name,
        @Nullable String phone,
        @Nullable String plate,
        String purpose,
        Instant validFrom,
        Instant validUntil) {}
