package io.smartvillage.billing.billingrun;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import org.springframework.stereotype.Component;

/// Spares those who wait for a run of this instance from looking for its end time and again. Who
/// waits for another's has to look.
@Component
class EndedRuns {

    private final ConcurrentMap<UUID, CountDownLatch> awaited = new ConcurrentHashMap<>();

    /// Opened once this instance is done with the run, or with an attempt at it.
    CountDownLatch end(UUID billingRunId) {
        return awaited.computeIfAbsent(billingRunId, _ -> new CountDownLatch(1));
    }

    /// Also when nobody waits for it any longer.
    void open(UUID billingRunId) {
        var end = awaited.remove(billingRunId);
        if (end != null) {
            end.countDown();
        }
    }
}
