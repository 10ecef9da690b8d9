package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.matching.Evidence;
import io.smartvillage.billing.bankstatement.matching.LineMatch.Scored;
import io.smartvillage.billing.bankstatement.matching.OpenItem;
import java.util.List;
import java.util.UUID;

/// What a line could be for.
///
/// @param score 0 to 100
public record Candidate(Kind kind, UUID id, int score, List<Evidence> reasons) {

    public enum Kind {
        PAYMENT,
        INVOICE
    }

    public Candidate {
        reasons = List.copyOf(reasons);
    }

    static Candidate of(Scored scored) {
        return new Candidate(
                switch (scored.item()) {
                    case OpenItem.OpenPayment _ -> Kind.PAYMENT;
                    case OpenItem.OpenInvoice _ -> Kind.INVOICE;
                },
                scored.item().id(),
                scored.score(),
                scored.reasons());
    }
}
