package io.smartvillage.billing.correction;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Penalties that were lines of an invoice.
@Repository
class BilledPenalties {

    private final JdbcClient jdbc;

    BilledPenalties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The next run bills them.
    void assessAgain(UUID invoiceId, Instant now) {
        jdbc.sql(
                        """
                        update penalty
                        set status = 'assessed', billed_invoice_id = null, updated_at = :now
                        where billed_invoice_id = :invoice
                        """)
                .param("invoice", invoiceId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
