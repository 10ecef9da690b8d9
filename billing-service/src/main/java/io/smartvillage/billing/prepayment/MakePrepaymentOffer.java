package io.smartvillage.billing.prepayment;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Makes and ends offers to pay ahead. What was paid ahead stays as it is.
@Service
public class MakePrepaymentOffer {

    private final PrepaymentOffers offers;
    private final IdGenerator ids;
    private final Clock clock;

    MakePrepaymentOffer(PrepaymentOffers offers, IdGenerator ids, Clock clock) {
        this.offers = offers;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws BadParameterException if it would never be in force
    @Transactional
    public PrepaymentOffer make(PrepaymentOffer.Terms terms) {
        var until = terms.validUntil();
        if (until != null) {
            requireAfter(terms.validFrom(), until);
        }
        return offers.add(ids.generateId(), terms, Caller.current().userId(), clock.instant());
    }

    /// @throws PrepaymentOfferNotFoundException if the caller's village has no such offer
    /// @throws BadParameterException if it would never have been in force
    @Transactional
    public PrepaymentOffer end(UUID offerId, IfMatch precondition, LocalDate validUntil) {
        var offer =
                offers.findById(offerId)
                        .orElseThrow(() -> new PrepaymentOfferNotFoundException(offerId));
        precondition.require(offer.version());
        requireAfter(offer.validFrom(), validUntil);
        return offers.end(offerId, offer.version(), validUntil, clock.instant())
                .orElseThrow(
                        () -> new OptimisticLockingFailureException("prepayment offer " + offerId));
    }

    private static void requireAfter(LocalDate from, LocalDate until) {
        BillingCalendar.require("validUntil", until, from.plusDays(1), BillingCalendar.LAST_DAY);
    }
}
