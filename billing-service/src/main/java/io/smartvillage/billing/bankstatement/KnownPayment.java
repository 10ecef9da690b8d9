package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.matching.OpenItem.OpenPayment;
import java.util.UUID;

/// A payment by bank that no line is linked to.
///
/// @param verified somebody saw its money before any statement told of it: it is booked
record KnownPayment(OpenPayment item, UUID propertyId, boolean verified) {

    UUID id() {
        return item.id();
    }
}
