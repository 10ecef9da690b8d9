package io.smartvillage.billing.prepayment;

import java.util.UUID;

public final class PrepaymentOfferNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID prepaymentOfferId;

    PrepaymentOfferNotFoundException(UUID prepaymentOfferId) {
        super("no prepayment offer " + prepaymentOfferId);
        this.prepaymentOfferId = prepaymentOfferId;
    }

    public UUID prepaymentOfferId() {
        return prepaymentOfferId;
    }
}
