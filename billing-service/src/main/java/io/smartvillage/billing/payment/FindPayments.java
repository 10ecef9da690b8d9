package io.smartvillage.billing.payment;

import io.smartvillage.billing.allocation.Allocations;
import io.smartvillage.billing.allocation.MoneyTrace;
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
    private final Allocations allocations;
    private final PropertyMirror properties;

    FindPayments(Payments payments, Allocations allocations, PropertyMirror properties) {
        this.payments = payments;
        this.allocations = allocations;
        this.properties = properties;
    }

    /// @param invoiceId the one that the payer chose
    public record Filter(
            Optional<UUID> propertyId, Optional<UUID> invoiceId, Optional<PaymentStatus> status) {}

    /// @throws PaymentNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public Payment get(UUID paymentId) {
        var caller = Caller.current();
        return payments.findById(paymentId)
                .filter(payment ->
                        caller.mayAll("payment:read")
                                || payment.submittedBy().equals(caller.userId())
                                || properties.isOf(payment.propertyId(), caller.userId()))
                .orElseThrow(() -> new PaymentNotFoundException(paymentId));
    }

    /// Which satang of it went where, in the order in which it happened. Somebody who paid for
    /// another's house sees that they paid, and not what the house owed.
    ///
    /// @throws PaymentNotFoundException if there is none, or its money is not the caller's to see
    @Transactional(readOnly = true)
    public List<MoneyTrace> trace(UUID paymentId, PageRequest page) {
        var caller = Caller.current();
        var _ =
                payments.houseOf(paymentId)
                        .filter(house ->
                                caller.mayAll("payment:read")
                                        || properties.isOf(house, caller.userId()))
                        .orElseThrow(() -> new PaymentNotFoundException(paymentId));
        return allocations.page(
                paymentId, page.after().map(cursor -> cursor.id(0)), page.fetchSize());
    }

    @Transactional(readOnly = true)
    public List<Payment> page(PageRequest page, Filter filter) {
        var caller = Caller.current();
        var all = new ArrayList<PredicateSpecification<Payment>>();
        if (!caller.mayAll("payment:read")) {
            all.add(ownOf(caller.userId()));
        }
        page.after()
                .map(cursor -> cursor.id(0))
                .ifPresent(id -> all.add((row, is) -> is.greaterThan(row.get("id"), id)));
        filter.propertyId()
                .ifPresent(id -> all.add((row, is) -> is.equal(row.get("propertyId"), id)));
        filter.invoiceId()
                .ifPresent(id -> all.add((row, is) -> is.equal(row.get("invoiceId"), id)));
        filter.status().ifPresent(s -> all.add((row, is) -> is.equal(row.get("status"), s)));
        return payments.findBy(
                PredicateSpecification.allOf(all),
                query -> query.sortBy(Sort.by("id")).limit(page.fetchSize()).all());
    }

    private PredicateSpecification<Payment> ownOf(UUID userId) {
        var houses = properties.ofPerson(userId);
        return (row, is) ->
                is.or(is.equal(row.get("submittedBy"), userId), row.get("propertyId").in(houses));
    }
}
