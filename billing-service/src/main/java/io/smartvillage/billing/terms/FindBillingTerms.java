package io.smartvillage.billing.terms;

import io.smartvillage.billing.account.HouseNotFoundException;
import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindBillingTerms {

    private final BillingTermsTable terms;

    FindBillingTerms(BillingTermsTable terms) {
        this.terms = terms;
    }

    /// @throws HouseNotFoundException if the caller's village has no such house
    @Transactional(readOnly = true)
    public BillingTerms get(UUID propertyId) {
        return terms.find(propertyId).orElseThrow(() -> new HouseNotFoundException(propertyId));
    }

    /// Of the houses that somebody has set any for.
    @Transactional(readOnly = true)
    public List<BillingTerms> page(PageRequest page) {
        return terms.page(page.after().map(cursor -> cursor.id(0)), page.fetchSize());
    }
}
