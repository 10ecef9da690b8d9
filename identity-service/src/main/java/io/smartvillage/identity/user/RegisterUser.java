package io.smartvillage.identity.user;

import io.smartvillage.identity.keycloak.AccountTakenException;
import io.smartvillage.identity.keycloak.NewAccount;
import io.smartvillage.identity.keycloak.VillageAccess;
import io.smartvillage.platform.keycloak.KeycloakRefusedException;
import io.smartvillage.platform.keycloak.KeycloakUnavailableException;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets a person into the village: makes their account, or adds the one they have.
@Service
public class RegisterUser {

    /// @param accountExisted the person keeps their own password; nothing of the account was
    ///   changed
    public record Registration(VillageUser user, boolean accountExisted) {}

    private final VillageUsers users;
    private final VillageDirectory directory;
    private final VillageAccess access;
    private final StoreUser storeUser;
    private final GrantAccess grantAccess;
    private final JdbcClient jdbc;

    RegisterUser(
            VillageUsers users,
            VillageDirectory directory,
            VillageAccess access,
            StoreUser storeUser,
            GrantAccess grantAccess,
            JdbcClient jdbc) {
        this.users = users;
        this.directory = directory;
        this.access = access;
        this.storeUser = storeUser;
        this.grantAccess = grantAccess;
        this.jdbc = jdbc;
    }

    /// @throws UsernameInUseException if the village has somebody of that username
    /// @throws AccountTakenException if the account is not shown to be the person's
    /// @throws KeycloakUnavailableException if Keycloak does not answer; nothing is stored here,
    ///   and repeating the request completes what there is
    @Transactional
    public Registration register(NewUser person) {
        var registration = registerQuietly(person);
        grantAccess.afterCommit(registration.user().id());
        return registration;
    }

    /// As [#register], without waiting until the account can be used, and in the transaction of the
    /// caller, which its named exceptions leave as it was.
    @Transactional(
            propagation = Propagation.MANDATORY,
            noRollbackFor = {
                UsernameInUseException.class,
                AccountTakenException.class,
                KeycloakUnavailableException.class,
                KeycloakRefusedException.class
            })
    public Registration registerQuietly(NewUser person) {
        var username = person.person().username();
        onlyOneAtATime(username);
        if (users.existsByUsername(username)) {
            throw new UsernameInUseException(username);
        }
        var village = directory.current().orElseThrow();
        var account =
                access.join(
                        village.alias(),
                        new NewAccount(username, person.person().email()),
                        person.role().inKeycloak());
        var user =
                storeUser.store(
                        account,
                        person.role(),
                        person.person(),
                        person.password(),
                        person.houseNumber());
        return new Registration(user, account.existed());
    }

    /// Only who may change roles makes admins and staff.
    ///
    /// @throws RoleNotGrantableException if the caller may not give the role
    public static void requireGrantable(UserRole role) {
        if (!isGrantable(role, Caller.current()::mayAll)) {
            throw new RoleNotGrantableException(role);
        }
    }

    /// @param mayAll whether somebody has a permission
    public static boolean isGrantable(UserRole role, Predicate<String> mayAll) {
        return switch (role) {
            case ADMIN, STAFF -> mayAll.test("user:update");
            case GUARD, RESIDENT -> true;
        };
    }

    private void onlyOneAtATime(String username) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0)) is null")
                .param(CurrentVillage.id() + username)
                .query(Boolean.class)
                .single();
    }
}
