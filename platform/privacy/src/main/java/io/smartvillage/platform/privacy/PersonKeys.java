package io.smartvillage.platform.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A key for each person of the current village, in the table `person_key`, wrapped with the
/// village's own: destroying it makes unreadable what was written about them, here and in every
/// copy of the tables.
///
/// What is written: a byte 2, the person's id (16 bytes), and what Tink made of the text, which is
/// nothing once they were erased. Tink's own begins with a byte 1: so the two are told apart.
///
/// Keys are cached for five minutes. The instance that destroys one forgets it with the end of its
/// transaction, the others when their five minutes are over.
public final class PersonKeys {

    private static final Duration CACHED = Duration.ofMinutes(5);
    private static final int CACHED_PERSONS = 50_000;

    private static final byte OF_PERSON = 2;
    private static final int HEADER_BYTES = 1 + Long.BYTES * 2;

    /// Tink's prefix: a byte 1, and the number of the key.
    private static final int PREFIX_BYTES = 1 + Integer.BYTES;

    private record Id(UUID village, UUID person) {}

    /// @param cipher null once it was destroyed
    /// @param number tells a key from the one that the person had before they were erased
    private record Key(@Nullable Aead cipher, int number) {

        private static final Key DESTROYED = new Key(null, 0);
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DataKeys villages;
    private final PersonalData villageTexts;
    private final Clock clock;
    private final Cache<Id, Key> cache =
            Caffeine.newBuilder().expireAfterWrite(CACHED).maximumSize(CACHED_PERSONS).build();

    PersonKeys(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            DataKeys villages,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.villages = villages;
        this.villageTexts = new PersonalData(villages);
        this.clock = clock;
    }

    /// A key that is missing is made, in the caller's transaction. Of somebody who was erased
    /// nothing is written down but that they were.
    public byte[] encrypt(PersonText text) {
        if (text.person() == null) {
            return villageTexts.encrypt(Optional.ofNullable(text.text()).orElseThrow());
        }
        var id = new Id(CurrentVillage.id(), text.person());
        var plain = text.text();
        var cipher = plain == null ? null : made(id).cipher();
        if (plain == null || cipher == null) {
            return header(id.person());
        }
        try {
            return sealed(id, cipher, plain.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not encrypted for person " + id.person(), e);
        }
    }

    /// @return without a text if the person was erased, or is of another village
    /// @throws UnreadablePersonalDataException if the bytes were changed
    public PersonText decrypt(byte[] sealed) {
        if (sealed.length < HEADER_BYTES || sealed[0] != OF_PERSON) {
            return new PersonText(null, villageTexts.decryptText(sealed));
        }
        var bytes = ByteBuffer.wrap(sealed, 1, HEADER_BYTES - 1);
        var id = new Id(CurrentVillage.id(), new UUID(bytes.getLong(), bytes.getLong()));
        if (sealed.length < HEADER_BYTES + PREFIX_BYTES) {
            return new PersonText(id.person(), null);
        }
        var key = found(id);
        var cipher = key.cipher();
        var number = ByteBuffer.wrap(sealed).getInt(HEADER_BYTES + 1);
        if (cipher == null || number != key.number()) {
            return new PersonText(id.person(), null);
        }
        try {
            var plain =
                    cipher.decrypt(
                            Arrays.copyOfRange(sealed, HEADER_BYTES, sealed.length), context(id));
            return new PersonText(id.person(), new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new UnreadablePersonalDataException(id.village(), e);
        }
    }

    /// Makes or reads the keys of many at once, for a transaction that is about to write of them.
    public void prepare(Collection<UUID> persons) {
        var village = CurrentVillage.id();
        var missing = new HashSet<UUID>();
        for (var person : persons) {
            if (known(new Id(village, person)) == null) {
                missing.add(person);
            }
        }
        if (!missing.isEmpty()) {
            transaction.executeWithoutResult(_ -> make(village, missing));
        }
    }

    /// Erases: from the end of the transaction on nothing that was written about them can be read.
    /// Repeating it changes nothing.
    public void destroy(UUID person) {
        var village = CurrentVillage.id();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql(
                            """
                            insert into person_key (village_id, id, destroyed_at) values (?, ?, ?)
                            on conflict (village_id, id) do update
                                set cipher_key = null, destroyed_at = excluded.destroyed_at
                                where person_key.cipher_key is not null
                            """)
                    .params(village, person, clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            remember(new Id(village, person), Key.DESTROYED);
        });
    }

    /// Somebody who was erased is of the village again: they get another key, which does not read
    /// what was written before. Changes nothing for anybody else.
    public void renew(UUID person) {
        var village = CurrentVillage.id();
        transaction.executeWithoutResult(_ -> {
            var id = new Id(village, person);
            var renewed =
                    jdbc.sql(
                                    """
                                    update person_key set cipher_key = ?, destroyed_at = null
                                    where id = ? and cipher_key is null
                                    """)
                            .params(wrapped(id), person)
                            .update();
            if (renewed == 1) {
                remember(id, read(village, Set.of(person)).getOrDefault(person, Key.DESTROYED));
            }
        });
    }

    /// For records that were purged: their persons had no other.
    public void forget(Collection<UUID> persons) {
        var village = CurrentVillage.id();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("delete from person_key where id = any(?)")
                    .param(persons.toArray(UUID[]::new))
                    .update();
            persons.forEach(person -> remember(new Id(village, person), Key.DESTROYED));
        });
    }

    private Key made(Id id) {
        prepare(List.of(id.person()));
        return found(id);
    }

    private Key found(Id id) {
        var known = known(id);
        if (known != null) {
            return known;
        }
        var read =
                Objects.requireNonNull(
                                transaction.execute(_ -> read(id.village(), Set.of(id.person()))))
                        .get(id.person());
        if (read == null) {
            return Key.DESTROYED;
        }
        cache(id, read);
        return read;
    }

    /// Never over what a destruction has put there meanwhile, and never that there is none: another
    /// instance may renew it.
    private void cache(Id id, Key key) {
        if (key.cipher() != null) {
            cache.asMap().putIfAbsent(id, key);
        }
    }

    private @Nullable Key known(Id id) {
        var here = ofTransaction();
        return here != null && here.containsKey(id) ? here.get(id) : cache.getIfPresent(id);
    }

    private void make(UUID village, Set<UUID> persons) {
        var there = read(village, persons);
        there.forEach((person, key) -> cache(new Id(village, person), key));
        var missing = persons.stream().filter(person -> !there.containsKey(person)).sorted();
        var rows = missing.toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into person_key (village_id, id, cipher_key)
                        select ?, id, cipher_key from unnest(?::uuid[], ?::bytea[]) made (id, cipher_key)
                        on conflict do nothing
                        """)
                .params(
                        village,
                        rows.toArray(UUID[]::new),
                        rows.stream()
                                .map(person -> wrapped(new Id(village, person)))
                                .toArray(byte[][]::new))
                .update();
        // Of two who make one at once, the first one's is kept and both use it.
        read(village, Set.copyOf(rows))
                .forEach((person, key) -> remember(new Id(village, person), key));
    }

    private Map<UUID, Key> read(UUID village, Set<UUID> persons) {
        var keys = new HashMap<UUID, Key>();
        jdbc.sql("select id, cipher_key from person_key where id = any(?)")
                .param(persons.toArray(UUID[]::new))
                .query(row -> {
                    var person = row.getObject("id", UUID.class);
                    keys.put(
                            person, unwrapped(new Id(village, person), row.getBytes("cipher_key")));
                });
        return keys;
    }

    private byte[] wrapped(Id id) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    KeysetHandle.generateNew(
                            PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                    villages.of(id.village()).cipher(),
                    context(id),
                    RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no new key for person " + id.person(), e);
        }
    }

    private Key unwrapped(Id id, byte @Nullable [] wrapped) {
        if (wrapped == null) {
            return Key.DESTROYED;
        }
        try {
            var keyset =
                    TinkProtoKeysetFormat.parseEncryptedKeyset(
                            wrapped,
                            villages.existing(id.village()).cipher(),
                            context(id),
                            RegistryConfiguration.get());
            return new Key(
                    keyset.getPrimitive(RegistryConfiguration.get(), Aead.class),
                    keyset.getPrimary().getId());
        } catch (GeneralSecurityException e) {
            throw new UnreadablePersonalDataException(id.village(), e);
        }
    }

    private static byte[] sealed(Id id, Aead cipher, byte[] plain) throws GeneralSecurityException {
        var text = cipher.encrypt(plain, context(id));
        return ByteBuffer.allocate(HEADER_BYTES + text.length)
                .put(header(id.person()))
                .put(text)
                .array();
    }

    private static byte[] header(UUID person) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .put(OF_PERSON)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
    }

    private static byte[] context(Id id) {
        return (id.village() + ":person:" + id.person()).getBytes(StandardCharsets.UTF_8);
    }

    /// What the current transaction made or destroyed: known to it now, to all others once it ended
    /// well.
    private void remember(Id id, Key key) {
        var here = ofTransaction();
        if (here == null) {
            here = new HashMap<>();
            var keys = here;
            TransactionSynchronizationManager.bindResource(this, keys);
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void suspend() {
                            TransactionSynchronizationManager.unbindResource(PersonKeys.this);
                        }

                        @Override
                        public void resume() {
                            TransactionSynchronizationManager.bindResource(PersonKeys.this, keys);
                        }

                        @Override
                        public void afterCompletion(int status) {
                            TransactionSynchronizationManager.unbindResource(PersonKeys.this);
                            if (status == STATUS_COMMITTED) {
                                cache.putAll(keys);
                            }
                        }
                    });
        }
        here.put(id, key);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Map<Id, Key> ofTransaction() {
        return (Map<Id, Key>) TransactionSynchronizationManager.getResource(this);
    }
}
