package io.smartvillage.visitor.qrpass;

import io.smartvillage.visitor.recurring.RecurringPass;
import io.smartvillage.visitor.visitor.Visitor;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// Whatever has a pass: an expected visitor, somebody who comes again and again.
///
/// @param passId as in `visitor.PassState`
/// @param validUntil the last moment at which the pass is good
public record PassHolder(
        UUID passId,
        UUID propertyId,
        Kind kind,
        boolean singleUse,
        Instant validFrom,
        Instant validUntil,
        Status status) {

    static PassHolder of(Visitor visitor) {
        var details = visitor.details();
        return new PassHolder(
                visitor.id(),
                visitor.propertyId(),
                switch (details.kind()) {
                    case VISIT -> Kind.VISIT;
                    case DELIVERY -> Kind.DELIVERY;
                    case WALK_IN -> Kind.WALK_IN;
                },
                true,
                details.validFrom(),
                details.validUntil(),
                switch (visitor.status()) {
                    case PENDING -> Status.VALID;
                    case CHECKED_IN, CHECKED_OUT -> Status.USED;
                    case EXPIRED -> Status.EXPIRED;
                    case CANCELLED -> Status.CANCELLED;
                    case DENIED -> Status.DENIED;
                });
    }

    static PassHolder of(RecurringPass pass) {
        return new PassHolder(
                pass.id(),
                pass.propertyId(),
                Kind.RECURRING,
                false,
                pass.validFrom(),
                pass.validUntil(),
                switch (pass.status()) {
                    case ACTIVE -> Status.VALID;
                    case CANCELLED -> Status.CANCELLED;
                    case EXPIRED -> Status.EXPIRED;
                });
    }

    /// As in `visitor.PassState`.
    public enum Kind {
        VISIT,
        DELIVERY,
        WALK_IN,
        RECURRING;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Only a valid one gets a QR code; the others say why not.
    public enum Status {
        VALID,
        CANCELLED,
        DENIED,
        EXPIRED,
        USED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
