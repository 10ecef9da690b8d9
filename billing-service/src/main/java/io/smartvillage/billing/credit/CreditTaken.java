package io.smartvillage.billing.credit;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/// Hands out lots of credit, oldest first. Nothing is stored.
final class CreditTaken {

    /// A part of a lot.
    ///
    /// @param amount baht, more than 0
    record Slice(CreditLot lot, BigDecimal amount) {}

    private final Deque<Slice> left = new ArrayDeque<>();

    /// @param lots in the order in which they are used
    CreditTaken(Collection<CreditLot> lots) {
        lots.forEach(lot -> left.add(new Slice(lot, lot.remaining())));
    }

    static BigDecimal sum(Collection<CreditLot> lots) {
        return lots.stream().map(CreditLot::remaining).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// @param amount at most what is left
    List<Slice> take(BigDecimal amount) {
        var slices = new ArrayList<Slice>();
        var wanted = amount;
        while (wanted.signum() > 0) {
            var next = left.removeFirst();
            var taken = next.amount().min(wanted);
            slices.add(new Slice(next.lot(), taken));
            wanted = wanted.subtract(taken);
            if (taken.compareTo(next.amount()) < 0) {
                left.addFirst(new Slice(next.lot(), next.amount().subtract(taken)));
            }
        }
        return slices;
    }
}
