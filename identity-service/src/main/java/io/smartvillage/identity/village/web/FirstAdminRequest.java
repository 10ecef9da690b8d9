package io.smartvillage.identity.village.web;

import io.smartvillage.identity.keycloak.FirstPassword;
import io.smartvillage.identity.user.Person;
import io.smartvillage.identity.user.PersonRules;
import io.smartvillage.identity.village.FirstAdmin;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// @param initialPassword only on installations for developers and tests
record FirstAdminRequest(
        @Schema(example = "somsri.palm") @NotNull @Pattern(regexp = PersonRules.USERNAME)
                String username,
        @Schema(example = "somsri@palmgrove.example") @NotBlank @Email @Size(max = 100)
                String email,
        @Schema(example = "081-234-5678") @NotNull @Pattern(regexp = PersonRules.PHONE)
                String phone,
        @Schema(example = "สมศรี ใจดี") @Pattern(regexp = PersonRules.LINE) @Size(max = 100)
                @Nullable String displayName,
        @Schema(hidden = true) @Nullable String initialPassword) {

    FirstAdmin toFirstAdmin() {
        return new FirstAdmin(
                Person.of(username, displayName, email, phone),
                Optional.ofNullable(initialPassword)
                        .map(chosen -> new FirstPassword(chosen, false))
                        .orElseGet(FirstPassword::oneTime));
    }

    @Override
    public String toString() {
        return "FirstAdminRequest[" + username + "]";
    }
}
