package io.smartvillage.billing.document;

import java.time.LocalDate;

/// Both days belong to it.
public record Period(LocalDate from, LocalDate to) {

    /// @throws IllegalArgumentException if it ends before it begins
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("period from " + from + " to " + to);
        }
    }
}
