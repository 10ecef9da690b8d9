package io.smartvillage.billing.invoice;

import io.smartvillage.billing.property.PropertyMirror;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows invoices: all of the village to those who may, those of their own houses to residents.
@Service
public class FindInvoices {

    private final Invoices invoices;
    private final PropertyMirror properties;

    FindInvoices(Invoices invoices, PropertyMirror properties) {
        this.invoices = invoices;
        this.properties = properties;
    }

    /// @throws InvoiceNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public Invoice get(UUID invoiceId) {
        var caller = Caller.current();
        return invoices.findById(invoiceId)
                .filter(invoice ->
                        caller.mayAll("invoice:read")
                                || properties.isOf(invoice.propertyId(), caller.userId()))
                .orElseThrow(() -> new InvoiceNotFoundException(invoiceId));
    }

    @Transactional(readOnly = true)
    public List<Invoice> page(PageRequest page, InvoiceFilter filter) {
        var caller = Caller.current();
        var all = new ArrayList<PredicateSpecification<Invoice>>();
        if (!caller.mayAll("invoice:read")) {
            var own = properties.ofPerson(caller.userId());
            all.add((row, _) -> row.get("propertyId").in(own));
        }
        page.after()
                .map(cursor -> cursor.id(0))
                .ifPresent(id -> all.add((row, is) -> is.greaterThan(row.get("id"), id)));
        filter.status().ifPresent(s -> all.add((row, is) -> is.equal(row.get("status"), s)));
        filter.period().ifPresent(p -> all.add((row, is) -> is.equal(row.get("period"), p)));
        filter.propertyId()
                .ifPresent(p -> all.add((row, is) -> is.equal(row.get("propertyId"), p)));
        filter.dueBefore()
                .ifPresent(day -> all.add((row, is) -> is.lessThan(row.get("dueDate"), day)));
        return invoices.findBy(
                PredicateSpecification.allOf(all),
                query -> query.sortBy(Sort.by("id")).limit(page.fetchSize()).all());
    }
}
