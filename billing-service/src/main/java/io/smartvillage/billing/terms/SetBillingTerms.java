package io.smartvillage.billing.terms;

import io.smartvillage.billing.account.HouseNotFoundException;
import io.smartvillage.billing.account.Houses;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sets from when until when a house is billed, and its share. Invoices stay as they are.
@Service
public class SetBillingTerms {

    private final BillingTermsTable terms;
    private final Houses houses;
    private final Clock clock;

    SetBillingTerms(BillingTermsTable terms, Houses houses, Clock clock) {
        this.terms = terms;
        this.houses = houses;
        this.clock = clock;
    }

    /// @throws HouseNotFoundException if the caller's village has no such house
    @Transactional
    public BillingTerms set(UUID propertyId, IfMatch precondition, BillingTerms.Wanted wanted) {
        houses.lock(propertyId);
        precondition.require(
                terms.find(propertyId)
                        .map(BillingTerms::version)
                        .orElseThrow(() -> new HouseNotFoundException(propertyId)));
        return terms.keep(
                propertyId,
                wanted,
                precondition.version() + 1,
                Caller.current().userId(),
                clock.instant());
    }
}
