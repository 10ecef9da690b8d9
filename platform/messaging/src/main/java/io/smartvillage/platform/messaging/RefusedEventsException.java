package io.smartvillage.platform.messaging;

import java.util.Map;

/// Some events of a batch can never be handled: they go to the dead letters without a retry, and
/// the others come again without them. What the handler did is rolled back.
public final class RefusedEventsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<Integer, String> reasons;

    /// @param reasons by the event's place in the list that the handler was given
    /// @throws IllegalArgumentException for none
    public RefusedEventsException(Map<Integer, String> reasons) {
        super("%d events refused: %s".formatted(reasons.size(), reasons));
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("no event is refused");
        }
        this.reasons = Map.copyOf(reasons);
    }

    Map<Integer, String> reasons() {
        return reasons;
    }
}
