package io.smartvillage.access.credential;

import io.smartvillage.platform.privacy.PersonalData;
import org.springframework.stereotype.Component;

/// What a card, a plate or an app is stored and found as.
@Component
public class CredentialHash {

    private final PersonalData personalData;

    CredentialHash(PersonalData personalData) {
        this.personalData = personalData;
    }

    /// May need a database connection of its own: on a busy path, call it outside of a transaction.
    public byte[] of(CredentialKind kind, String value) {
        return personalData.searchHash("credential." + kind.column, kind.normalized(value));
    }

    /// What the deny list knows it as.
    public byte[] ofDenied(CredentialKind kind, String value) {
        return personalData.searchHash("denial." + kind.column, kind.confusable(value));
    }
}
