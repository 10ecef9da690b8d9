package io.smartvillage.billing.ledger;

import java.time.Instant;
import java.util.List;

/// @param proven no difference was found
/// @param differences at most 100 of each kind
public record LedgerCheck(Instant checkedAt, boolean proven, List<LedgerDifference> differences) {

    public LedgerCheck {
        differences = List.copyOf(differences);
    }
}
