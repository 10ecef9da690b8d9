package io.smartvillage.billing.invoice;

import io.smartvillage.billing.account.HouseNotFoundException;
import io.smartvillage.billing.property.PropertyMirror;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Writes a draft, changes it, throws it away.
@Service
public class PrepareInvoiceDraft {

    private final InvoiceDrafts drafts;
    private final PropertyMirror properties;
    private final IdGenerator ids;
    private final Clock clock;

    PrepareInvoiceDraft(
            InvoiceDrafts drafts, PropertyMirror properties, IdGenerator ids, Clock clock) {
        this.drafts = drafts;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws HouseNotFoundException if the caller's village has no such house
    @Transactional
    public InvoiceDraft add(InvoiceDraftTerms terms) {
        requireHouse(terms.propertyId());
        var draft =
                drafts.save(
                        new InvoiceDraft(
                                CurrentVillage.id(),
                                ids.generateId(),
                                terms,
                                Caller.current().userId(),
                                clock.instant()));
        drafts.flush();
        return draft;
    }

    /// @throws InvoiceDraftNotFoundException if the caller's village has no such draft any more
    /// @throws HouseNotFoundException if the caller's village has no such house
    @Transactional
    public InvoiceDraft change(UUID invoiceDraftId, IfMatch precondition, InvoiceDraftTerms terms) {
        var draft = locked(invoiceDraftId);
        precondition.require(draft.currentVersion());
        requireHouse(terms.propertyId());
        draft.change(terms, clock.instant());
        drafts.flush();
        return draft;
    }

    /// @throws InvoiceDraftNotFoundException if the caller's village has no such draft any more
    @Transactional
    public void discard(UUID invoiceDraftId) {
        drafts.delete(locked(invoiceDraftId));
    }

    private InvoiceDraft locked(UUID invoiceDraftId) {
        return drafts.findAndLock(invoiceDraftId)
                .orElseThrow(() -> new InvoiceDraftNotFoundException(invoiceDraftId));
    }

    private void requireHouse(UUID propertyId) {
        if (properties.houseNumber(propertyId).isEmpty()) {
            throw new HouseNotFoundException(propertyId);
        }
    }
}
