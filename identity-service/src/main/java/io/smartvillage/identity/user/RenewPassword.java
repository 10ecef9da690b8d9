package io.smartvillage.identity.user;

import io.smartvillage.identity.keycloak.AccountSharedException;
import io.smartvillage.identity.keycloak.Accounts;
import io.smartvillage.identity.keycloak.FirstPassword;
import io.smartvillage.identity.work.InVillage;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Gives somebody who cannot sign in any more another first password.
@Service
public class RenewPassword {

    private final VillageUsers users;
    private final VillageDirectory directory;
    private final Accounts accounts;
    private final InVillage inVillage;
    private final Outbox outbox;
    private final Clock clock;

    RenewPassword(
            VillageUsers users,
            VillageDirectory directory,
            Accounts accounts,
            InVillage inVillage,
            Outbox outbox,
            Clock clock) {
        this.users = users;
        this.directory = directory;
        this.accounts = accounts;
        this.inVillage = inVillage;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Signs the person out, too.
    ///
    /// @return to hand over; it has to be changed at the first sign-in
    /// @throws UserNotFoundException if the village has nobody of that id whom the caller could
    ///   have made what they are: staff open no admin's account
    /// @throws UserStatusException if they are not active
    /// @throws AccountSharedException if the account is not this village's alone
    public FirstPassword renew(UUID userId) {
        inVillage.run(
                CurrentVillage.id(),
                () -> {
                    var user =
                            users.findById(userId)
                                    .orElseThrow(() -> new UserNotFoundException(userId));
                    requireBelow(user);
                    if (user.status() != UserStatus.ACTIVE) {
                        throw new UserStatusException(userId, user.status());
                    }
                });
        var password = FirstPassword.oneTime();
        accounts.renewPassword(directory.current().orElseThrow().alias(), userId, password);
        inVillage.run(
                CurrentVillage.id(),
                () ->
                        outbox.publish(
                                new UserEvent.PersonSignedOut(
                                        userId, Caller.current().userId(), clock.instant())));
        return password;
    }

    private static void requireBelow(VillageUser user) {
        try {
            RegisterUser.requireGrantable(user.details().role());
        } catch (RoleNotGrantableException _) {
            throw new UserNotFoundException(user.id());
        }
    }
}
