package io.smartvillage.identity.user.web;

import io.smartvillage.identity.user.PersonRules;
import io.smartvillage.identity.user.UserDetails;
import io.smartvillage.identity.user.UserRole;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Only what is to change; an absent field stays as it is.
record UserPatch(
        @Schema(example = "resident") @Nullable UserRole role,
        @Schema(example = "มาลี สุขใจยิ่ง") @Pattern(regexp = PersonRules.LINE) @Size(max = 100)
                @Nullable String displayName,
        @Schema(example = "malee.s@example.com") @Email @Size(min = 3, max = 100)
                @Nullable String email,
        @Schema(example = "0897654321") @Pattern(regexp = PersonRules.PHONE)
                @Nullable String phone) {

    UserDetails applyTo(UserDetails details) {
        return new UserDetails(
                Objects.requireNonNullElse(role, details.role()),
                displayName == null ? details.displayName() : displayName.strip(),
                email == null ? details.email() : email.strip(),
                phone == null ? details.phone() : phone.strip());
    }

    @Override
    public String toString() {
        return "UserPatch[" + role + "]";
    }
}
