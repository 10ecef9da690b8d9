package io.smartvillage.platform.tenancy;

import java.util.Optional;
import java.util.UUID;
import org.slf4j.MDC;

/// The village that the current work belongs to, for as long as that work runs.
public final class CurrentVillage {

    /// The log field and the trace tag that carry the village.
    public static final String LOG_KEY = "villageId";

    private static final ScopedValue<UUID> VILLAGE = ScopedValue.newInstance();

    private CurrentVillage() {}

    /// @throws NoVillageBoundException outside of any village's work
    public static UUID id() {
        return find().orElseThrow(NoVillageBoundException::new);
    }

    public static Optional<UUID> find() {
        return VILLAGE.isBound() ? Optional.of(VILLAGE.get()) : Optional.empty();
    }

    public static <T, X extends Throwable> T call(
            UUID villageId, ScopedValue.CallableOp<? extends T, X> work) throws X {
        refuseAnotherVillage(villageId);
        try (var _ = MDC.putCloseable(LOG_KEY, villageId.toString())) {
            return ScopedValue.where(VILLAGE, villageId).call(work);
        }
    }

    public static void run(UUID villageId, Runnable work) {
        call(
                villageId,
                () -> {
                    work.run();
                    return villageId;
                });
    }

    /// A village inside another village's work would share its transaction.
    private static void refuseAnotherVillage(UUID villageId) {
        if (VILLAGE.isBound() && !VILLAGE.get().equals(villageId)) {
            throw new IllegalStateException(
                    "village %s inside the work of village %s".formatted(villageId, VILLAGE.get()));
        }
    }
}
