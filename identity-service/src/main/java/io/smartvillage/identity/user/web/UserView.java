package io.smartvillage.identity.user.web;

import io.smartvillage.identity.user.RegisterUser.Registration;
import io.smartvillage.identity.user.UserRole;
import io.smartvillage.identity.user.UserStatus;
import io.smartvillage.identity.user.VillageUser;
import io.smartvillage.platform.audit.AboutPeople;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param erasedAt when everything that named them was deleted
/// @param accountExisted only in the answer to a registration: true if the person keeps the
///   password they have
/// @param oneTimePassword only in the answer to a registration: to hand over; it has to be changed
///   at the first sign-in
record UserView(
        UUID id,
        UserRole role,
        String username,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String phone,
        UserStatus status,
        @Nullable Instant erasedAt,
        @Nullable Boolean accountExisted,
        @Nullable String oneTimePassword,
        Instant createdAt,
        Instant updatedAt)
        implements AboutPeople {

    @Override
    public Set<UUID> people() {
        return Set.of(id);
    }

    static UserView of(VillageUser user) {
        return of(user, null, null);
    }

    static UserView of(Registration registration, @Nullable String oneTimePassword) {
        return of(
                registration.user(),
                registration.accountExisted(),
                registration.accountExisted() ? null : oneTimePassword);
    }

    private static UserView of(
            VillageUser user, @Nullable Boolean accountExisted, @Nullable String oneTimePassword) {
        var details = user.details();
        return new UserView(
                user.id(),
                details.role(),
                user.username(),
                details.displayName(),
                details.email(),
                details.phone(),
                user.status(),
                user.erasedAt(),
                accountExisted,
                oneTimePassword,
                user.createdAt(),
                user.updatedAt());
    }

    @Override
    public String toString() {
        return "UserView[" + id + "]";
    }
}
