package io.smartvillage.identity.user;

import io.smartvillage.identity.keycloak.Accounts;
import io.smartvillage.identity.user.UserEvent.PersonSignedOut;
import io.smartvillage.identity.work.InVillage;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Ends what a lost phone could be used for: all sessions of the person and, in the services that
/// hear of it, what an app keeps to open gates.
@Service
public class SignOutUser {

    private final VillageUsers users;
    private final Accounts accounts;
    private final InVillage inVillage;
    private final Outbox outbox;
    private final Clock clock;

    SignOutUser(
            VillageUsers users,
            Accounts accounts,
            InVillage inVillage,
            Outbox outbox,
            Clock clock) {
        this.users = users;
        this.accounts = accounts;
        this.inVillage = inVillage;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// May be repeated. What is told is told also if Keycloak is away: the gates come first.
    ///
    /// @throws UserNotFoundException if there is none, or it is not the caller's to sign out
    public void signOut(UUID userId) {
        inVillage.run(
                CurrentVillage.id(),
                () -> {
                    requireReachable(userId);
                    outbox.publish(
                            new PersonSignedOut(
                                    userId, Caller.current().userId(), clock.instant()));
                });
        accounts.signOut(userId);
    }

    private void requireReachable(UUID userId) {
        var caller = Caller.current();
        var reachable = caller.mayAll("user:sign-out") || userId.equals(caller.userId());
        if (!reachable || users.findById(userId).isEmpty()) {
            throw new UserNotFoundException(userId);
        }
    }
}
