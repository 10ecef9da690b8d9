package io.smartvillage.visitor.walkin;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who stands at the gate, and for which house.
///
/// @param name null once they were erased
/// @param phone as E.164 has it
/// @param plate as it was written down
public record WalkInDetails(
        UUID propertyId,
        WalkInKind kind,
        @Nullable String company,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String plate,
        String purpose,
        int partySize) {}
