package io.smartvillage.billing.meter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/// The meter cannot have shown this; nothing was stored.
public final class MeterReadingRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public enum Reason {
        /// Less than before, and nobody says that it rolled over.
        LOWER,
        /// It began again at less than it had shown.
        ROLLED_OVER_TOO_LOW,
        /// There is a reading of a later day, or another one of this day.
        NOT_LATER,
        /// The meter was not there any more.
        REMOVED,
        FUTURE;

        public String code() {
            return "meter-reading-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;
    private final LocalDate lastReadOn;
    private final BigDecimal lastValue;

    MeterReadingRefusedException(Reason reason, MeterReading last) {
        this(reason, last.meterId(), last.readOn(), last.value());
    }

    private MeterReadingRefusedException(
            Reason reason, UUID meterId, LocalDate lastReadOn, BigDecimal lastValue) {
        super("%s after %s of %s on meter %s".formatted(reason, lastValue, lastReadOn, meterId));
        this.reason = reason;
        this.lastReadOn = lastReadOn;
        this.lastValue = lastValue;
    }

    public Reason reason() {
        return reason;
    }

    public LocalDate lastReadOn() {
        return lastReadOn;
    }

    public BigDecimal lastValue() {
        return lastValue;
    }
}
