package io.smartvillage.billing.prepayment;

import java.util.UUID;

/// The village does not make the offer today; nothing was stored.
public final class OfferNotInForceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID prepaymentOfferId;

    OfferNotInForceException(UUID prepaymentOfferId) {
        super("not in force today: prepayment offer " + prepaymentOfferId);
        this.prepaymentOfferId = prepaymentOfferId;
    }

    public UUID prepaymentOfferId() {
        return prepaymentOfferId;
    }
}
