package io.smartvillage.identity.audit;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a walk along the chain has found.
///
/// @param position of the last entry
/// @param hash of the last entry: whoever wrote it down can tell later that nothing before it was
///   rewritten
/// @param firstBroken the first position at which the chain does not hold
public record ChainVerification(
        boolean intact,
        long entries,
        long position,
        @Nullable String hash,
        @Nullable Long firstBroken,
        @Nullable Fault fault,
        Instant verifiedAt) {

    /// What is wrong there.
    public enum Fault {
        /// There is no entry.
        MISSING,
        /// The entry, or its place, is not what was written.
        CHANGED,
        /// Entries were cut off behind it, or the end was moved.
        END_CHANGED,
        /// It would not be found by, or is found by others than, the people whom it is about.
        PEOPLE_CHANGED;

        static Fault of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
