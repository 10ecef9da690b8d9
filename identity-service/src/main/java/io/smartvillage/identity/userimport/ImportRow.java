package io.smartvillage.identity.userimport;

import io.smartvillage.identity.keycloak.FirstPassword;
import io.smartvillage.identity.user.NewUser;
import io.smartvillage.identity.user.Person;
import io.smartvillage.identity.user.UserRole;
import org.jspecify.annotations.Nullable;

/// A good row.
record ImportRow(
        long line,
        UserRole role,
        Person person,
        @Nullable String initialPassword,
        @Nullable String houseNumber) {

    NewUser toNewUser() {
        return new NewUser(
                role,
                person,
                initialPassword == null ? null : new FirstPassword(initialPassword, false),
                houseNumber);
    }

    @Override
    public String toString() {
        return "ImportRow[" + line + "]";
    }
}
