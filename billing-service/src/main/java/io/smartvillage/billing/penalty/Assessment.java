package io.smartvillage.billing.penalty;

import java.time.LocalDate;

/// What one assessment of a village's penalties did; one that found all done did nothing.
///
/// @param asOf days before it are charged
/// @param invoices how many were looked at
/// @param added penalties that are new
/// @param changed penalties, not billed yet, that now have more or fewer days or another base
/// @param waived penalties, not billed yet, that fell away
public record Assessment(LocalDate asOf, long invoices, long added, long changed, long waived) {

    static Assessment nothing(LocalDate asOf) {
        return new Assessment(asOf, 0, 0, 0, 0);
    }

    Assessment plus(Assessment more) {
        return new Assessment(
                asOf,
                invoices + more.invoices,
                added + more.added,
                changed + more.changed,
                waived + more.waived);
    }
}
