package io.smartvillage.billing.billingrun;

import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindBillingRuns {

    private final BillingRuns runs;

    FindBillingRuns(BillingRuns runs) {
        this.runs = runs;
    }

    /// @throws BillingRunNotFoundException if the caller's village has no such run
    @Transactional(readOnly = true)
    public BillingRun get(UUID billingRunId) {
        return runs.findById(billingRunId)
                .orElseThrow(() -> new BillingRunNotFoundException(billingRunId));
    }

    /// Newest first.
    @Transactional(readOnly = true)
    public List<BillingRun> page(PageRequest page, Optional<String> period) {
        return runs.newestFirst(page.after().map(cursor -> cursor.id(0)), period, page.fetchSize());
    }
}
