package io.smartvillage.visitor.recurring;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who comes again and again, and to which house.
///
/// @param name null once they were erased
/// @param phone as E.164 has it
/// @param plate as it was written down
public record RecurringPassDetails(
        UUID propertyId,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String plate,
        String purpose,
        int partySize) {}
