package io.smartvillage.billing.payment;

import io.smartvillage.billing.ledger.LedgerAccount;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the books say of a payment that is to be undone.
@Component
class PaymentBooks {

    private final JdbcClient jdbc;

    PaymentBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The account on which its money came in: there it goes away again.
    LedgerAccount cameFrom(Payment payment) {
        return jdbc.sql(
                        """
                        select distinct debit from ledger_posting
                        where property_id = :house and source_id = :payment
                          and kind in ('payment', 'overpayment', 'placement')
                        """)
                .param("house", payment.propertyId())
                .param("payment", payment.id())
                .query(String.class)
                .optional()
                .map(debit -> LedgerAccount.valueOf(debit.toUpperCase(Locale.ROOT)))
                .orElseThrow(() ->
                        new IllegalStateException("payment " + payment.id() + " is not booked"));
    }

    /// Baht of the invoice's write-off that money of the payment took back, as far as it is still
    /// taken back.
    BigDecimal recoveredBy(Payment payment, UUID invoiceId) {
        return jdbc.sql(
                        """
                        select least(
                            coalesce(sum(amount) filter (
                                where credit = 'bad_debt_recovered' and source_id in (
                                    select cause_id from allocation
                                    where payment_id = :payment and invoice_id = :invoice)), 0),
                            coalesce(sum(case when credit = 'bad_debt_recovered' then amount
                                              when debit = 'bad_debt_recovered' then -amount
                                         end), 0))
                        from ledger_posting
                        where property_id = :house and invoice_id = :invoice
                        """)
                .param("house", payment.propertyId())
                .param("payment", payment.id())
                .param("invoice", invoiceId)
                .query(BigDecimal.class)
                .single();
    }
}
