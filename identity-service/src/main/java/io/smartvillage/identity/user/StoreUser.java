package io.smartvillage.identity.user;

import io.smartvillage.identity.keycloak.Account;
import io.smartvillage.identity.keycloak.FirstPassword;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.privacy.PersonKeys;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Writes down a person whose account is a member of the village.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class StoreUser {

    private final VillageUsers users;
    private final ContactHashes hashes;
    private final PersonKeys keys;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    StoreUser(
            VillageUsers users,
            ContactHashes hashes,
            PersonKeys keys,
            Outbox outbox,
            JsonMapper json,
            Clock clock) {
        this.users = users;
        this.hashes = hashes;
        this.keys = keys;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /// @param password for a new account; absent if its owner will choose one by e-mail
    VillageUser store(
            Account account,
            UserRole role,
            Person person,
            @Nullable FirstPassword password,
            @Nullable String houseNumber) {
        var now = clock.instant();
        var user = returned(account.id(), role, person, now);
        if (!account.existed()) {
            user.openAccount(password == null ? null : json.writeValueAsString(password), now);
        }
        var stored = users.save(user);
        users.flush();
        outbox.publish(stored.registered(houseNumber), stored.state());
        return stored;
    }

    /// Of somebody who was erased here and comes back the row is there, and their old key is not.
    private VillageUser returned(UUID userId, UserRole role, Person person, Instant now) {
        var known = users.findById(userId).orElse(null);
        if (known == null) {
            return new VillageUser(CurrentVillage.id(), userId, role, person, hashes, now);
        }
        keys.renew(userId);
        known.comeBack(role, person, hashes, now);
        outbox.publish(new PersonReturned(userId, now));
        return known;
    }

    /// The account is there and no member of the village yet: [GrantAccess] makes it one.
    VillageUser storeInvited(UUID accountId, UserRole role, Person person) {
        var user = store(new Account(accountId, true), role, person, null, null);
        user.letIn(clock.instant());
        return user;
    }

    /// The provisioning of the village opens the account itself. Repeating it changes nothing.
    public void storeFirstAdmin(UUID accountId, Person person) {
        if (users.findById(accountId).isEmpty()) {
            store(new Account(accountId, true), UserRole.ADMIN, person, null, null);
        }
    }

    /// @throws IllegalStateException if the village has nobody of that name
    public UUID idOf(String username) {
        return users.findByUsername(username)
                .map(VillageUser::id)
                .orElseThrow(() -> new IllegalStateException("no user of that name"));
    }
}
