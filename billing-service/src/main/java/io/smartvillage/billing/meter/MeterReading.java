package io.smartvillage.billing.meter;

import io.smartvillage.billing.meter.MeterReadingRefusedException.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a meter showed on a day.
///
/// @param rolledOverAt where it began again at 0 since the reading before, such as 10000; null if
///   it did not
/// @param total what has gone through it since it was installed
public record MeterReading(
        UUID id,
        UUID meterId,
        LocalDate readOn,
        BigDecimal value,
        @Nullable BigDecimal rolledOverAt,
        BigDecimal total,
        UUID readBy,
        Instant createdAt) {

    /// What somebody read.
    public record Seen(LocalDate readOn, BigDecimal value, @Nullable BigDecimal rolledOverAt) {}

    /// The next reading of the meter after this one.
    ///
    /// @param today in the village's time zone
    /// @throws MeterReadingRefusedException if it cannot be, such as one that is lower
    MeterReading next(Meter meter, Seen seen, LocalDate today, UUID by, UUID newId, Instant now) {
        var removedOn = meter.removedOn();
        if (seen.readOn().isAfter(today)) {
            throw refused(Reason.FUTURE);
        }
        if (removedOn != null && seen.readOn().isAfter(removedOn)) {
            throw refused(Reason.REMOVED);
        }
        if (!seen.readOn().isAfter(readOn)) {
            throw refused(Reason.NOT_LATER);
        }
        return new MeterReading(
                newId,
                meterId,
                seen.readOn(),
                seen.value(),
                seen.rolledOverAt(),
                total.add(goneThrough(seen)),
                by,
                now);
    }

    boolean says(Seen seen) {
        return readOn.equals(seen.readOn()) && value.compareTo(seen.value()) == 0;
    }

    private BigDecimal goneThrough(Seen seen) {
        var rolled = seen.rolledOverAt();
        if (rolled == null) {
            if (seen.value().compareTo(value) < 0) {
                throw refused(Reason.LOWER);
            }
            return seen.value().subtract(value);
        }
        if (rolled.compareTo(value) < 0 || rolled.compareTo(seen.value()) <= 0) {
            throw refused(Reason.ROLLED_OVER_TOO_LOW);
        }
        return rolled.subtract(value).add(seen.value());
    }

    private MeterReadingRefusedException refused(Reason reason) {
        return new MeterReadingRefusedException(reason, this);
    }
}
