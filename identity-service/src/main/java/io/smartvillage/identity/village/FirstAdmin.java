package io.smartvillage.identity.village;

import io.smartvillage.identity.keycloak.FirstPassword;
import io.smartvillage.identity.user.Person;
import org.jspecify.annotations.Nullable;

/// Who will run a new village.
public record FirstAdmin(Person person, FirstPassword password) {

    public @Nullable String oneTimePassword() {
        return password.temporary() ? password.value() : null;
    }
}
