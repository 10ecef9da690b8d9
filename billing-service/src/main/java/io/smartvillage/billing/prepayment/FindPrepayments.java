package io.smartvillage.billing.prepayment;

import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindPrepayments {

    private final PrepaymentOffers offers;
    private final Prepayments prepayments;

    FindPrepayments(PrepaymentOffers offers, Prepayments prepayments) {
        this.offers = offers;
        this.prepayments = prepayments;
    }

    /// @throws PrepaymentNotFoundException if the caller's village has no such prepayment
    @Transactional(readOnly = true)
    public Prepayment get(UUID prepaymentId) {
        return prepayments
                .findById(prepaymentId)
                .orElseThrow(() -> new PrepaymentNotFoundException(prepaymentId));
    }

    @Transactional(readOnly = true)
    public List<Prepayment> page(PageRequest page, Optional<UUID> propertyId) {
        return prepayments.page(
                page.after().map(cursor -> cursor.id(0)), propertyId, page.fetchSize());
    }

    /// @throws PrepaymentOfferNotFoundException if the caller's village has no such offer
    @Transactional(readOnly = true)
    public PrepaymentOffer getOffer(UUID offerId) {
        return offers.findById(offerId)
                .orElseThrow(() -> new PrepaymentOfferNotFoundException(offerId));
    }

    @Transactional(readOnly = true)
    public List<PrepaymentOffer> pageOfOffers(PageRequest page) {
        return offers.page(page.after().map(cursor -> cursor.id(0)), page.fetchSize());
    }
}
