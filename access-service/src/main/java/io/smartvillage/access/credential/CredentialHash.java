package io.smartvillage.access.credential;

import io.smartvillage.platform.privacy.PersonalData;
import org.springframework.stereotype.Component;

/// What a card, a plate or an app is stored and found as. A plate is found by its number; its
/// province is beside it.
@Component
public class CredentialHash {

    private final PersonalData personalData;

    CredentialHash(PersonalData personalData) {
        this.personalData = personalData;
    }

    /// May need a database connection of its own: on a busy path, call it outside of a transaction.
    public byte[] of(CredentialValue value) {
        return personalData.searchHash("credential." + value.kind().column, value.normalized());
    }
}
