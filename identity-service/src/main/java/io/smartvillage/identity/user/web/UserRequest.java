package io.smartvillage.identity.user.web;

import io.smartvillage.identity.keycloak.FirstPassword;
import io.smartvillage.identity.user.NewUser;
import io.smartvillage.identity.user.Person;
import io.smartvillage.identity.user.PersonRules;
import io.smartvillage.identity.user.UserRole;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// @param initialPassword only on installations for developers and tests
record UserRequest(
        @Schema(example = "resident") @NotNull UserRole role,
        @Schema(example = "malee.s") @NotNull @Pattern(regexp = PersonRules.USERNAME)
                String username,
        @Schema(example = "มาลี สุขใจ") @Pattern(regexp = PersonRules.LINE) @Size(max = 100)
                @Nullable String displayName,
        @Schema(example = "malee@example.com") @Email @Size(max = 100) @Nullable String email,
        @Schema(example = "089-765-4321") @Pattern(regexp = PersonRules.PHONE)
                @Nullable String phone,
        @Schema(hidden = true) @Nullable String initialPassword) {

    NewUser toNewUser() {
        return new NewUser(
                role,
                Person.of(username, displayName, email, phone),
                initialPassword == null
                        ? FirstPassword.oneTime()
                        : new FirstPassword(initialPassword, false),
                null);
    }

    @Override
    public String toString() {
        return "UserRequest[" + username + "]";
    }
}
