package io.smartvillage.billing.invoice;

import io.smartvillage.platform.web.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindInvoiceDrafts {

    private final InvoiceDrafts drafts;

    FindInvoiceDrafts(InvoiceDrafts drafts) {
        this.drafts = drafts;
    }

    /// @throws InvoiceDraftNotFoundException if the caller's village has no such draft any more
    @Transactional(readOnly = true)
    public InvoiceDraft get(UUID invoiceDraftId) {
        return drafts.findById(invoiceDraftId)
                .orElseThrow(() -> new InvoiceDraftNotFoundException(invoiceDraftId));
    }

    /// Oldest first.
    @Transactional(readOnly = true)
    public List<InvoiceDraft> page(PageRequest page, Optional<UUID> propertyId) {
        var all = new ArrayList<PredicateSpecification<InvoiceDraft>>();
        page.after()
                .map(cursor -> cursor.id(0))
                .ifPresent(id -> all.add((row, is) -> is.greaterThan(row.get("id"), id)));
        propertyId.ifPresent(id -> all.add((row, is) -> is.equal(row.get("propertyId"), id)));
        return drafts.findBy(
                PredicateSpecification.allOf(all),
                query -> query.sortBy(Sort.by("id")).limit(page.fetchSize()).all());
    }
}
