package io.smartvillage.access.reported;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of reported decisions.
///
/// @param stored rows that the log has now and had not before
/// @param unresolved those of them whose code was not looked up, because the village has seen all
///   the wrong codes that it may see today
/// @param duplicates rows whose nonce is known at the gate, or came before in the same report
/// @param broken each thing that is wrong with a row; such a row is not stored
/// @param overUses also of duplicates, so that a repeated report tells the same
public record Report(
        int stored, int unresolved, int duplicates, List<Broken> broken, List<OverUse> overUses) {

    /// @param index of the row
    /// @param messageKey of the text that says what is wrong
    public record Broken(int index, String field, String messageKey, List<Object> arguments) {

        Broken(int index, String field, String messageKey, Object... arguments) {
            this(index, field, messageKey, List.of(arguments));
        }
    }

    /// Somebody was let in although the pass's one use had been made.
    ///
    /// @param index of the row
    /// @param firstUsedAt when the one use was made
    /// @param firstGateId where; null if the log does not reach back that far
    public record OverUse(
            int index, UUID passId, Instant firstUsedAt, @Nullable UUID firstGateId) {}
}
