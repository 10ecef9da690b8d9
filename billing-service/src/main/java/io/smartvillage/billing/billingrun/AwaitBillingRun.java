package io.smartvillage.billing.billingrun;

import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/// Waits for a run, wherever it is carried out; no connection is held meanwhile.
@Service
public class AwaitBillingRun {

    private static final Duration FIRST_LOOK = Duration.ofMillis(10);
    private static final Duration SELDOM = Duration.ofMillis(500);

    private final FindBillingRuns findBillingRuns;
    private final Duration patience;

    AwaitBillingRun(
            FindBillingRuns findBillingRuns,
            @Value("${smartvillage.billing.run.wait}") Duration patience) {
        this.findBillingRuns = findBillingRuns;
        this.patience = patience;
    }

    /// @return the run as it is when it is finished, or when the patience is over
    public BillingRun await(UUID billingRunId) {
        var deadline = System.nanoTime() + patience.toNanos();
        var pause = FIRST_LOOK;
        var run = findBillingRuns.get(billingRunId);
        while (!run.isFinished() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return run;
            }
            var longer = pause.multipliedBy(3).dividedBy(2);
            pause = longer.compareTo(SELDOM) < 0 ? longer : SELDOM;
            run = findBillingRuns.get(billingRunId);
        }
        return run;
    }
}
