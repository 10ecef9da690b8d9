package io.smartvillage.property.keycard.web;

import io.smartvillage.property.keycard.Keycard;
import io.smartvillage.property.keycard.KeycardStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record KeycardView(
        UUID id,
        UUID propertyId,
        String number,
        @Nullable UUID holderId,
        KeycardStatus status,
        Instant createdAt,
        Instant updatedAt) {

    static KeycardView of(Keycard keycard) {
        return new KeycardView(
                keycard.id(),
                keycard.propertyId(),
                keycard.number(),
                keycard.holderId(),
                keycard.status(),
                keycard.createdAt(),
                keycard.updatedAt());
    }
}
