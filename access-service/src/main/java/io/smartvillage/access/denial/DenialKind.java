package io.smartvillage.access.denial;

import io.smartvillage.access.credential.CredentialKind;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;
import java.util.Optional;

public enum DenialKind {
    PLATE,
    CARD,
    PERSON;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);

    /// What shows it; empty of a person.
    Optional<CredentialKind> shownAs() {
        return switch (this) {
            case PLATE -> Optional.of(CredentialKind.PLATE);
            case CARD -> Optional.of(CredentialKind.CARD);
            case PERSON -> Optional.empty();
        };
    }
}
