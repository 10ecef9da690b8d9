package io.smartvillage.billing.correction;

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

/// Shows corrections to those who see the invoice.
@Service
public class FindInvoiceCorrections {

    private final InvoiceCorrections corrections;
    private final PropertyMirror properties;

    FindInvoiceCorrections(InvoiceCorrections corrections, PropertyMirror properties) {
        this.corrections = corrections;
        this.properties = properties;
    }

    /// @throws InvoiceCorrectionNotFoundException if there is none, or it is not the caller's to
    ///   see
    @Transactional(readOnly = true)
    public InvoiceCorrection get(UUID invoiceCorrectionId) {
        var caller = Caller.current();
        return corrections
                .findById(invoiceCorrectionId)
                .filter(correction ->
                        caller.mayAll("invoice:read")
                                || properties.isOf(correction.propertyId(), caller.userId()))
                .orElseThrow(() -> new InvoiceCorrectionNotFoundException(invoiceCorrectionId));
    }

    /// Oldest first.
    @Transactional(readOnly = true)
    public List<InvoiceCorrection> page(
            PageRequest page,
            Optional<UUID> invoiceId,
            Optional<UUID> propertyId,
            Optional<CorrectionKind> kind) {
        var caller = Caller.current();
        var all = new ArrayList<PredicateSpecification<InvoiceCorrection>>();
        if (!caller.mayAll("invoice:read")) {
            var own = properties.ofPerson(caller.userId());
            all.add((row, _) -> row.get("propertyId").in(own));
        }
        page.after()
                .map(cursor -> cursor.id(0))
                .ifPresent(id -> all.add((row, is) -> is.greaterThan(row.get("id"), id)));
        invoiceId.ifPresent(id -> all.add((row, is) -> is.equal(row.get("invoiceId"), id)));
        propertyId.ifPresent(id -> all.add((row, is) -> is.equal(row.get("propertyId"), id)));
        kind.ifPresent(k -> all.add((row, is) -> is.equal(row.get("kind"), k)));
        return corrections.findBy(
                PredicateSpecification.allOf(all),
                query -> query.sortBy(Sort.by("id")).limit(page.fetchSize()).all());
    }
}
