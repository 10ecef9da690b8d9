package io.smartvillage.billing.billingrun.web;

import io.smartvillage.billing.billingrun.StartBillingRun;
import io.smartvillage.platform.web.idempotency.Idempotent;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;

/// Keeps which run a request began. Apart from the controller, so that the key's transaction ends
/// before the run is waited for: the run begins after it.
@Component
class RunStarter {

    private final StartBillingRun startBillingRun;

    RunStarter(StartBillingRun startBillingRun) {
        this.startBillingRun = startBillingRun;
    }

    @Idempotent
    StartedRun start(@RequestBody BillingRunRequest request) {
        return new StartedRun(
                startBillingRun.start(request.month(), request.dueDate(), request.set()));
    }
}
