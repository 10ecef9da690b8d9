package io.smartvillage.identity.invitation.web;

import io.smartvillage.identity.invitation.Invitee;
import io.smartvillage.identity.user.PersonRules;
import io.smartvillage.identity.user.UserRole;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param propertyIds houses that the person will have to do with
/// @param validDays absent for what the village has chosen
record InvitationRequest(
        @Schema(example = "resident") @NotNull UserRole role,
        @Schema(example = "มานี มีนา") @Pattern(regexp = PersonRules.LINE) @Size(max = 100)
                @Nullable String displayName,
        @Schema(example = "manee@example.com") @Email @Size(min = 3, max = 100)
                @Nullable String email,
        @Schema(example = "081-555-0199") @Pattern(regexp = PersonRules.PHONE)
                @Nullable String phone,
        @ArraySchema(arraySchema = @Schema(example = "[]")) @Size(max = 20)
                @Nullable List<@NotNull UUID> propertyIds,
        @Schema(example = "14") @Min(1) @Max(90) @Nullable Integer validDays) {

    Invitee invitee() {
        return new Invitee(stripped(displayName), stripped(email), stripped(phone));
    }

    List<UUID> houses() {
        return Objects.requireNonNullElse(propertyIds, List.of());
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    @Override
    public String toString() {
        return "InvitationRequest[" + role + "]";
    }
}
