package io.smartvillage.platform.testing;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.platform.privacy.OtherKeys;
import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.privacy.UnreadablePersonalDataException;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.IdGenerator;

@VillageServiceTest
class PersonalDataIT {

    private static final String NAME = "สมชาย ใจดี";

    @Autowired PersonalData personalData;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;
    @Autowired IdGenerator ids;
    @Autowired TestDatabase database;

    @Value("${smartvillage.privacy.master-key}")
    String masterKey;

    @Value("${spring.datasource.hikari.maximum-pool-size}")
    int connections;

    @Test
    void onlyTheVillageReadsWhatItWrote() {
        var sealed = in(GREEN.id(), () -> personalData.encrypt(NAME));

        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("สมชาย");
        assertThat(in(GREEN.id(), () -> personalData.decryptText(sealed))).isEqualTo(NAME);
        assertThatExceptionOfType(UnreadablePersonalDataException.class)
                .isThrownBy(() -> in(BLUE.id(), () -> personalData.decryptText(sealed)));
    }

    @Test
    void theSameTextIsNeverSealedAlike() {
        assertThat(in(GREEN.id(), () -> personalData.encrypt(NAME)))
                .isNotEqualTo(in(GREEN.id(), () -> personalData.encrypt(NAME)));
    }

    @Test
    void changedBytesAreUnreadable() {
        var sealed = in(GREEN.id(), () -> personalData.encrypt(NAME));
        sealed[sealed.length - 1] ^= 1;

        assertThatExceptionOfType(UnreadablePersonalDataException.class)
                .isThrownBy(() -> in(GREEN.id(), () -> personalData.decryptText(sealed)));
    }

    @Test
    void aSearchHashFindsWithinOneVillageAndOneColumnOnly() {
        var hash = in(GREEN.id(), () -> personalData.searchHash("phone", "0812345678"));

        assertThat(in(GREEN.id(), () -> another().searchHash("phone", "0812345678")))
                .hasSize(32)
                .isEqualTo(hash);
        assertThat(in(GREEN.id(), () -> personalData.searchHash("email", "0812345678")))
                .isNotEqualTo(hash);
        assertThat(in(BLUE.id(), () -> personalData.searchHash("phone", "0812345678")))
                .isNotEqualTo(hash);
    }

    @Test
    void nothingIsReadableOnceTheKeyIsDestroyed() throws SQLException {
        var village = UUID.randomUUID();
        var sealed = in(village, () -> another().encrypt(NAME));
        assertThat(in(village, () -> another().decryptText(sealed))).isEqualTo(NAME);

        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("delete from data_key where village_id = '" + village + "'");
        }

        assertThatExceptionOfType(UnreadablePersonalDataException.class)
                .isThrownBy(() -> in(village, () -> another().decryptText(sealed)));
        assertThat(keysOf(village)).isZero();
    }

    @Test
    void twoAtOnceShareTheFirstKey() throws Exception {
        var village = UUID.randomUUID();
        var together = new CyclicBarrier(2);
        Callable<byte[]> first =
                () -> {
                    var keys = another();
                    together.await();
                    return in(village, () -> keys.encrypt(NAME));
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sealed : threads.invokeAll(Collections.nCopies(2, first))) {
                var bytes = sealed.get();
                assertThat(in(village, () -> another().decryptText(bytes))).isEqualTo(NAME);
            }
        }
        assertThat(keysOf(village)).isEqualTo(1);
    }

    @Test
    void aKeyThatARollBackLeftBehindStillReads() {
        var village = UUID.randomUUID();
        var keys = another();
        var sealed =
                in(
                        village,
                        () ->
                                new TransactionTemplate(transactions)
                                        .execute(status -> {
                                            status.setRollbackOnly();
                                            return keys.encrypt(NAME);
                                        }));

        assertThat(sealed).isNotNull();
        assertThat(in(village, () -> another().decryptText(sealed))).isEqualTo(NAME);
    }

    @Test
    void readingAKeyWaitsForNoSecondConnection() throws Exception {
        in(GREEN.id(), () -> personalData.encrypt(NAME));
        var together = new CyclicBarrier(connections);
        Callable<byte[]> work =
                () ->
                        CurrentVillage.call(
                                GREEN.id(),
                                () ->
                                        new TransactionTemplate(transactions)
                                                .execute(_ -> {
                                                    await(together);
                                                    return another().encrypt(NAME);
                                                }));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sealed : threads.invokeAll(Collections.nCopies(connections, work))) {
                assertThat(sealed.get()).isNotEmpty();
            }
        }
    }

    @Test
    void anotherMasterKeyIsNamedAsTheReason() {
        in(GREEN.id(), () -> personalData.encrypt(NAME));
        var other = Base64.getEncoder().encodeToString(new byte[32]);
        var keys = OtherKeys.of(jdbc, transactions, ids, other);

        assertThatExceptionOfType(UnreadablePersonalDataException.class)
                .isThrownBy(() -> in(GREEN.id(), () -> keys.encrypt(NAME)))
                .withMessageContaining("smartvillage.privacy.master-key is not the one")
                .withMessageContaining(GREEN.id().toString());
    }

    private PersonalData another() {
        return OtherKeys.of(jdbc, transactions, ids, masterKey);
    }

    private long keysOf(UUID village) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from data_key where village_id = '"
                                        + village
                                        + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(2, java.util.concurrent.TimeUnit.SECONDS);
        } catch (Exception e) {
            // The relay may hold a connection at the moment: then one comes later than the others.
            barrier.reset();
        }
    }

    private static <T> T in(UUID village, ScopedValue.CallableOp<T, RuntimeException> work) {
        return CurrentVillage.call(village, work);
    }
}
