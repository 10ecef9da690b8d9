package io.smartvillage.identity.user;

import io.smartvillage.platform.privacy.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keyed hashes by which contacts are found.
@Component
class ContactHashes {

    private final PersonalData personalData;

    ContactHashes(PersonalData personalData) {
        this.personalData = personalData;
    }

    byte @Nullable [] email(@Nullable String email) {
        return email == null
                ? null
                : personalData.searchHash("user-email", PersonRules.normalizedEmail(email));
    }

    byte @Nullable [] phone(@Nullable String phone) {
        return phone == null
                ? null
                : personalData.searchHash("user-phone", PersonRules.normalizedPhone(phone));
    }
}
