package io.smartvillage.access.decision;

import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.pass.Pass;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that a decision depends on. What a house owes is not part of it (domain rule 13).
///
/// @param expectedProperty where they say that they go, if they were asked
/// @param blocked the plate, the card or its holder is on the deny list
/// @param throttled too many wrong codes just now, and this is a code
/// @param entered it let somebody in who did not leave since, or its one use was made
/// @param inside it let somebody into the gate's zone who did not leave since
/// @param used its one use was made by another request
record Snapshot(
        GateFacts gate,
        Direction direction,
        Instant at,
        Shown shown,
        @Nullable UUID expectedProperty,
        boolean blocked,
        boolean throttled,
        boolean entered,
        boolean inside,
        boolean used) {

    /// What was shown at the gate.
    sealed interface Shown {

        /// Nobody's in this village.
        record Nothing() implements Shown {}

        /// What says itself that it is not good.
        record Refused(Reason reason) implements Shown {}

        record ByPass(Pass pass) implements Shown {}

        record ByCredential(HeldCredential credential) implements Shown {}

        /// A guard answers for it.
        record ByHand(UUID propertyId) implements Shown {}

        /// What goes in and out.
        default Optional<UUID> subject() {
            return switch (this) {
                case ByPass(Pass pass) -> Optional.of(pass.id());
                case ByCredential(HeldCredential credential) -> Optional.of(credential.id());
                case Nothing(), Refused(Reason _), ByHand(UUID _) -> Optional.empty();
            };
        }
    }

    /// Before anything is known that only the group's transaction tells.
    static Snapshot of(
            GateFacts gate,
            Direction direction,
            Instant at,
            Shown shown,
            @Nullable UUID expectedProperty,
            boolean blocked,
            boolean throttled) {
        return new Snapshot(
                gate,
                direction,
                at,
                shown,
                expectedProperty,
                blocked,
                throttled,
                false,
                false,
                false);
    }

    Snapshot havingEntered() {
        return new Snapshot(
                gate,
                direction,
                at,
                shown,
                expectedProperty,
                blocked,
                throttled,
                true,
                inside,
                used);
    }

    /// @param alsoThrottled by the village, whatever the gate says
    Snapshot judged(boolean alsoThrottled, boolean isInside, boolean isUsed) {
        return new Snapshot(
                gate,
                direction,
                at,
                shown,
                expectedProperty,
                blocked,
                throttled || alsoThrottled,
                entered,
                isInside,
                isUsed);
    }
}
