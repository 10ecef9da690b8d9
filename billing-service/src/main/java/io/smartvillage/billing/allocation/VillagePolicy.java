package io.smartvillage.billing.allocation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The village's own policy (`billing_settings`), or the law's if it has none.
@Component
public class VillagePolicy {

    private final JdbcClient jdbc;

    VillagePolicy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public AllocationPolicy current() {
        return jdbc.sql("select allocation_policy from billing_settings")
                .query(String.class)
                .optional()
                .map(AllocationPolicy::ofColumn)
                .orElse(AllocationPolicy.PENALTY_FIRST);
    }
}
