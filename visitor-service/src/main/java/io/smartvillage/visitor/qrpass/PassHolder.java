package io.smartvillage.visitor.qrpass;

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
