package io.smartvillage.identity.user;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changes what a person is in the village. A village never loses its last active admin.
///
/// All throw [UserNotFoundException] if the village has nobody of that id, and
/// [LastAdminException].
@Service
public class ChangeUser {

    private final VillageUsers users;
    private final JdbcClient jdbc;
    private final ContactHashes hashes;
    private final GrantAccess grantAccess;
    private final Outbox outbox;
    private final Clock clock;

    ChangeUser(
            VillageUsers users,
            JdbcClient jdbc,
            ContactHashes hashes,
            GrantAccess grantAccess,
            Outbox outbox,
            Clock clock) {
        this.users = users;
        this.jdbc = jdbc;
        this.hashes = hashes;
        this.grantAccess = grantAccess;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @param change from the present details to the new ones
    @Transactional
    public VillageUser change(
            UUID userId, IfMatch precondition, UnaryOperator<UserDetails> change) {
        return changed(
                userId,
                (user, now) -> {
                    precondition.require(user.currentVersion());
                    return user.change(change.apply(user.details()), hashes, now);
                });
    }

    /// Their current token is refused within seconds, the next one carries no role.
    ///
    /// @throws UserStatusException if they are not active
    @Transactional
    public VillageUser suspend(UUID userId) {
        return changed(userId, VillageUser::suspend);
    }

    /// They do not belong to the village any more; what they may do ends as with [#suspend].
    ///
    /// @throws UserStatusException if they are inactive already
    @Transactional
    public VillageUser deactivate(UUID userId) {
        return changed(userId, VillageUser::deactivate);
    }

    /// @throws UserStatusException if they are active already
    @Transactional
    public VillageUser activate(UUID userId) {
        return changed(userId, VillageUser::activate);
    }

    private VillageUser changed(UUID userId, BiFunction<VillageUser, Instant, UserEvent> change) {
        onlyOneAtATime();
        var user = users.findById(userId).orElseThrow(() -> new UserNotFoundException(userId));
        var wasActiveAdmin = user.isActiveAdmin();
        var fact = change.apply(user, clock.instant());
        users.flush();
        if (wasActiveAdmin
                && !user.isActiveAdmin()
                && users.countByRoleAndStatus(UserRole.ADMIN, UserStatus.ACTIVE) == 0) {
            throw new LastAdminException(userId);
        }
        outbox.publish(fact, user.state());
        grantAccess.afterCommit(userId);
        return user;
    }

    /// Of two admins who suspend each other at once, one stays.
    private void onlyOneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0)) is null")
                .param(CurrentVillage.id() + " admins")
                .query(Boolean.class)
                .single();
    }
}
