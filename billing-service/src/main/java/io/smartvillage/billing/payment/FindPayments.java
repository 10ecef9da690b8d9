package io.smartvillage.billing.payment;

import io.smartvillage.billing.invoice.Invoice;
import io.smartvillage.billing.invoice.Invoices;
import io.smartvillage.billing.property.PropertyMirror;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows payments: all of the village to those who may; to residents those for their own houses,
/// and what they submitted themselves.
@Service
public class FindPayments {

    private final Payments payments;
    private final Invoices invoices;
    private final PropertyMirror properties;

    FindPayments(Payments payments, Invoices invoices, PropertyMirror properties) {
        this.payments = payments;
        this.invoices = invoices;
        this.properties = properties;
    }

    /// @throws PaymentNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public Payment get(UUID paymentId) {
        var caller = Caller.current();
        return payments.findById(paymentId)
                .filter(payment ->
                        caller.mayAll("payment:read")
                                || payment.submittedBy().equals(caller.userId())
                                || isForHouseOf(caller.userId(), payment))
                .orElseThrow(() -> new PaymentNotFoundException(paymentId));
    }

    @Transactional(readOnly = true)
    public List<Payment> page(
            PageRequest page, Optional<UUID> invoiceId, Optional<PaymentStatus> status) {
        var caller = Caller.current();
        var all = new ArrayList<PredicateSpecification<Payment>>();
        if (!caller.mayAll("payment:read")) {
            all.add(ownOf(caller.userId()));
        }
        page.after()
                .map(cursor -> cursor.id(0))
                .ifPresent(id -> all.add((row, is) -> is.greaterThan(row.get("id"), id)));
        invoiceId.ifPresent(id -> all.add((row, is) -> is.equal(row.get("invoiceId"), id)));
        status.ifPresent(s -> all.add((row, is) -> is.equal(row.get("status"), s)));
        return payments.findBy(
                PredicateSpecification.allOf(all),
                query -> query.sortBy(Sort.by("id")).limit(page.fetchSize()).all());
    }

    private PredicateSpecification<Payment> ownOf(UUID userId) {
        var houses = properties.ofPerson(userId);
        return (row, is) -> {
            var ofHouses = is.createQuery(UUID.class).subquery(UUID.class);
            var invoice = ofHouses.from(Invoice.class);
            ofHouses.select(invoice.get("id")).where(invoice.get("propertyId").in(houses));
            return is.or(
                    is.equal(row.get("submittedBy"), userId), row.get("invoiceId").in(ofHouses));
        };
    }

    private boolean isForHouseOf(UUID userId, Payment payment) {
        return invoices.findById(payment.terms().invoiceId())
                .filter(invoice -> properties.isOf(invoice.propertyId(), userId))
                .isPresent();
    }
}
