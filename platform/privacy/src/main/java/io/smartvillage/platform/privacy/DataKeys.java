package io.smartvillage.platform.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.IdGenerator;

/// The villages' data keys, wrapped in the table `data_key` and unwrapped in a bounded cache.
final class DataKeys {

    /// How long a destroyed key may still work.
    private static final Duration CACHED = Duration.ofMinutes(5);

    private static final int CACHED_VILLAGES = 1000;

    private static final String CIPHER = "cipher";
    private static final String SEARCH = "search";

    record Keys(Aead cipher, PrfSet searchHash) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate anyTransaction;
    private final TransactionTemplate ownTransaction;
    private final Aead master;
    private final IdGenerator ids;
    private final Cache<UUID, Keys> cache =
            Caffeine.newBuilder().expireAfterWrite(CACHED).maximumSize(CACHED_VILLAGES).build();

    DataKeys(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Aead master,
            IdGenerator ids) {
        this.jdbc = jdbc;
        // A key that is there is read on the connection that the caller holds: were it another one,
        // callers could wait for each other's connections until they time out.
        this.anyTransaction = new TransactionTemplate(transactions);
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.master = master;
        this.ids = ids;
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot be used", e);
        }
    }

    /// The current village's keys, made at first use.
    Keys of(UUID village) {
        return cached(village)
                .orElseGet(() -> {
                    var made = made(village);
                    cache.put(village, made);
                    return made;
                });
    }

    /// For reading: what was written with a destroyed key gets no new one.
    ///
    /// @throws UnreadablePersonalDataException if the village has no key
    Keys existing(UUID village) {
        return cached(village)
                .orElseThrow(() ->
                        new UnreadablePersonalDataException(
                                village, new GeneralSecurityException("there is no key")));
    }

    private Optional<Keys> cached(UUID village) {
        var known = cache.getIfPresent(village);
        if (known != null) {
            return Optional.of(known);
        }
        var stored = Objects.requireNonNull(anyTransaction.execute(_ -> find(village)));
        stored.ifPresent(keys -> cache.put(village, keys));
        return stored;
    }

    /// Stays when the caller's work rolls back: what was encrypted with it may be cached.
    private Keys made(UUID village) {
        return Objects.requireNonNull(
                ownTransaction.execute(_ -> {
                    insert(village);
                    return find(village).orElseThrow();
                }));
    }

    private Optional<Keys> find(UUID village) {
        return jdbc.sql("select cipher_key, search_key from data_key")
                .query((row, _) ->
                        unwrap(village, row.getBytes("cipher_key"), row.getBytes("search_key")))
                .optional();
    }

    /// Of two at once, one key is kept and both use it.
    private void insert(UUID village) {
        jdbc.sql(
                        """
                        insert into data_key (village_id, id, cipher_key, search_key)
                        values (?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        village,
                        ids.generateId(),
                        wrap(village, CIPHER, PredefinedAeadParameters.AES256_GCM),
                        wrap(village, SEARCH, PredefinedPrfParameters.HMAC_SHA256_PRF))
                .update();
    }

    private byte[] wrap(UUID village, String purpose, Parameters parameters) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    KeysetHandle.generateNew(parameters, RegistryConfiguration.get()),
                    master,
                    context(village, purpose),
                    RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no new key for village " + village, e);
        }
    }

    private Keys unwrap(UUID village, byte[] cipherKey, byte[] searchKey) {
        try {
            return new Keys(
                    TinkProtoKeysetFormat.parseEncryptedKeyset(
                                    cipherKey,
                                    master,
                                    context(village, CIPHER),
                                    RegistryConfiguration.get())
                            .getPrimitive(RegistryConfiguration.get(), Aead.class),
                    TinkProtoKeysetFormat.parseEncryptedKeyset(
                                    searchKey,
                                    master,
                                    context(village, SEARCH),
                                    RegistryConfiguration.get())
                            .getPrimitive(RegistryConfiguration.get(), PrfSet.class));
        } catch (GeneralSecurityException e) {
            throw UnreadablePersonalDataException.wrongMasterKey(village, e);
        }
    }

    private static byte[] context(UUID village, String purpose) {
        return (village + ":" + purpose).getBytes(StandardCharsets.UTF_8);
    }
}
