package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.matching.LineMatch.Scored;
import java.util.List;
import java.util.UUID;

/// What a line is for.
sealed interface Verdict {

    /// @param best why
    record OfPayment(KnownPayment payment, Scored best) implements Verdict {}

    /// Nobody reported it.
    record OfInvoice(UUID propertyId, UUID invoiceId, Scored best) implements Verdict {}

    /// Nobody reported it, and it fits several invoices of this one house: the village's policy
    /// says which it pays.
    record OfHouse(UUID propertyId, Scored best) implements Verdict {}

    /// @param ranked the best first
    record Unknown(UnidentifiedBecause because, List<Scored> ranked) implements Verdict {

        public Unknown {
            ranked = List.copyOf(ranked);
        }
    }
}
