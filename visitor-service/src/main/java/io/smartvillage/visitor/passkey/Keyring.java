package io.smartvillage.visitor.passkey;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;

/// The current village's keys: one signs. Every method needs the caller's transaction.
@Component
class Keyring {

    /// Any number that nobody else in this schema locks; the village's own is added.
    private static final int LOCK = 0x5E7;

    private final PassKeys keys;
    private final PersonalData personalData;
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    Keyring(
            PassKeys keys,
            PersonalData personalData,
            JdbcClient jdbc,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.keys = keys;
        this.personalData = personalData;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// Of several changes of a village's keys one is made at a time, until its transaction ends.
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(LOCK, CurrentVillage.id().toString())
                .query((_, _) -> true)
                .single();
    }

    /// The key that signs, made at first use.
    PassKey active() {
        return keys.findByStatus(PassKeyStatus.ACTIVE)
                .orElseGet(() -> {
                    lock();
                    return keys.findByStatus(PassKeyStatus.ACTIVE).orElseGet(this::make);
                });
    }

    /// A new key signs from now on. The caller holds the lock.
    ///
    /// @param by null if nobody asked for it: it was time
    PassKey rotate(@Nullable UUID by) {
        keys.findByStatus(PassKeyStatus.ACTIVE)
                .ifPresent(old -> {
                    var retired = old.retire(by, clock.instant());
                    keys.flush();
                    outbox.publish(retired);
                });
        return make();
    }

    /// There is always a key that signs, so a revoked one is replaced. The caller holds the lock.
    void revoke(PassKey key, UUID by) {
        var wasActive = key.status() == PassKeyStatus.ACTIVE;
        var revoked = key.revoke(by, clock.instant());
        keys.flush();
        outbox.publish(revoked);
        if (wasActive) {
            make();
        }
    }

    /// All that the key has signed is over. Who mirrors keys is told that it is good for nothing
    /// any more. The caller holds the lock.
    void forget(PassKey key) {
        if (key.status() == PassKeyStatus.RETIRED) {
            outbox.publish(key.revoke(null, clock.instant()));
        }
        keys.delete(key);
        keys.flush();
    }

    PassKeyPair pairOf(PassKey key) {
        return PassKeyPair.of(key.publicKey(), personalData.decrypt(key.privateKey()));
    }

    private PassKey make() {
        var pair = PassKeyPair.generate();
        var key =
                keys.save(
                        new PassKey(
                                CurrentVillage.id(),
                                ids.generateId(),
                                pair.publicKey(),
                                personalData.encrypt(pair.privateKey()),
                                clock.instant()));
        keys.flush();
        outbox.publish(key.state());
        return key;
    }
}
