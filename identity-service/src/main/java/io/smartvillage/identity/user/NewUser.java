package io.smartvillage.identity.user;

import io.smartvillage.identity.keycloak.FirstPassword;
import org.jspecify.annotations.Nullable;

/// @param password for a new account; absent if its owner will choose one by e-mail
/// @param houseNumber the house that an import named
public record NewUser(
        UserRole role,
        Person person,
        @Nullable FirstPassword password,
        @Nullable String houseNumber) {}
