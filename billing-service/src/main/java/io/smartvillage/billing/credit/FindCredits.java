package io.smartvillage.billing.credit;

import io.smartvillage.billing.account.HouseNotFoundException;
import io.smartvillage.billing.property.PropertyMirror;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows the credit of a house and what of it went back: to residents of their own houses.
@Service
public class FindCredits {

    private final Credits credits;
    private final Refunds refunds;
    private final PropertyMirror properties;

    FindCredits(Credits credits, Refunds refunds, PropertyMirror properties) {
        this.credits = credits;
        this.refunds = refunds;
        this.properties = properties;
    }

    /// Newest first, used-up ones too.
    ///
    /// @throws HouseNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public List<CreditLot> credits(UUID propertyId, PageRequest page) {
        requireVisible(propertyId);
        return credits.page(propertyId, page.after().map(cursor -> cursor.id(0)), page.fetchSize());
    }

    /// Newest first.
    ///
    /// @throws HouseNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public List<Refund> refunds(UUID propertyId, PageRequest page) {
        requireVisible(propertyId);
        return refunds.page(propertyId, page.after().map(cursor -> cursor.id(0)), page.fetchSize());
    }

    private void requireVisible(UUID propertyId) {
        var caller = Caller.current();
        var visible =
                caller.mayAll("payment:read")
                        ? properties.exists(propertyId)
                        : properties.isOf(propertyId, caller.userId());
        if (!visible) {
            throw new HouseNotFoundException(propertyId);
        }
    }
}
