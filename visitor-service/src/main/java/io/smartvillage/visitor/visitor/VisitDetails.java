package io.smartvillage.visitor.visitor;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who is expected, where and when.
///
/// @param company of a delivery
/// @param name null once they were erased
/// @param phone as E.164 has it
/// @param plate as it was written down
/// @param partySize how many people come, 1 to 99
public record VisitDetails(
        UUID propertyId,
        VisitKind kind,
        @Nullable String company,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String plate,
        String purpose,
        int partySize,
        Instant validFrom,
        Instant validUntil) {}
