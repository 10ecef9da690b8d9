package io.smartvillage.billing.billingrun;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/// Waits for a run, wherever it is carried out; no connection is held meanwhile.
@Service
public class AwaitBillingRun {

    /// At those that another instance carries out.
    private static final Duration FIRST_LOOK = Duration.ofMillis(50);

    private static final Duration SELDOM = Duration.ofMillis(500);

    private final FindBillingRuns findBillingRuns;
    private final EndedRuns endedRuns;
    private final Duration patience;

    AwaitBillingRun(
            FindBillingRuns findBillingRuns,
            EndedRuns endedRuns,
            @Value("${smartvillage.billing.run.wait}") Duration patience) {
        this.findBillingRuns = findBillingRuns;
        this.endedRuns = endedRuns;
        this.patience = patience;
    }

    /// @return the run as it is when it is finished, or when the patience is over
    public BillingRun await(UUID billingRunId) {
        var deadline = System.nanoTime() + patience.toNanos();
        var pause = FIRST_LOOK;
        try {
            while (true) {
                var end = endedRuns.end(billingRunId);
                var run = findBillingRuns.get(billingRunId);
                if (run.isFinished() || System.nanoTime() >= deadline) {
                    return run;
                }
                end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                var longer = pause.multipliedBy(2);
                pause = longer.compareTo(SELDOM) < 0 ? longer : SELDOM;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return findBillingRuns.get(billingRunId);
        } finally {
            endedRuns.open(billingRunId);
        }
    }
}
