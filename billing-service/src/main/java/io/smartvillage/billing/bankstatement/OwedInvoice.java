package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.matching.OpenItem.OpenInvoice;
import java.util.UUID;

/// An invoice with something left to pay.
record OwedInvoice(OpenInvoice item, UUID propertyId) {

    UUID id() {
        return item.id();
    }
}
