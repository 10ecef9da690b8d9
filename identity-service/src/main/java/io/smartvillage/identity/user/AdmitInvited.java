package io.smartvillage.identity.user;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.VillageRefusedException;
import io.smartvillage.platform.security.VillageRefusedException.Reason;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Makes an account a member of the current village, because it was invited.
///
/// Keycloak hears of it after the transaction, and later if it is away then.
@Component
public class AdmitInvited {

    private final VillageUsers users;
    private final StoreUser storeUser;
    private final GrantAccess grantAccess;
    private final Outbox outbox;
    private final Clock clock;

    AdmitInvited(
            VillageUsers users,
            StoreUser storeUser,
            GrantAccess grantAccess,
            Outbox outbox,
            Clock clock) {
        this.users = users;
        this.storeUser = storeUser;
        this.grantAccess = grantAccess;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Who belonged to the village once comes back with the new role; the rest of what the village
    /// had written down of them stays.
    ///
    /// @throws AlreadyMemberException if the account belongs to the village
    /// @throws VillageRefusedException if the person is suspended there
    /// @throws UsernameInUseException if somebody else has the account's name in the village
    @Transactional(propagation = Propagation.MANDATORY)
    public void admit(UUID accountId, UserRole role, Person person) {
        var known = users.findById(accountId);
        if (known.isEmpty()) {
            if (users.existsByUsername(person.username())) {
                throw new UsernameInUseException(person.username());
            }
            storeUser.storeInvited(accountId, role, person);
        } else {
            comeBack(known.get(), role);
        }
        grantAccess.afterCommit(accountId);
    }

    private void comeBack(VillageUser user, UserRole role) {
        switch (user.status()) {
            case ACTIVE -> throw new AlreadyMemberException(user.id());
            case SUSPENDED -> throw new VillageRefusedException(Reason.USER_SUSPENDED);
            case INACTIVE -> {
                var fact = user.comeBack(role, clock.instant());
                users.flush();
                outbox.publish(fact, user.state());
            }
        }
    }
}
