package io.smartvillage.identity.keycloak;

import org.jspecify.annotations.Nullable;

/// An account to make, or to find.
public record NewAccount(String username, @Nullable String email) {

    @Override
    public String toString() {
        return "NewAccount[" + username + "]";
    }
}
