package io.smartvillage.platform.testing;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.platform.privacy.OtherKeys;
import io.smartvillage.platform.privacy.PersonKeys;
import io.smartvillage.platform.privacy.PersonText;
import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.privacy.UnreadablePersonalDataException;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.IdGenerator;

@VillageServiceTest
class PersonKeysIT {

    private static final String NAME = "สมชาย ใจดี";

    @Autowired PersonKeys keys;
    @Autowired PersonalData personalData;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;
    @Autowired IdGenerator ids;
    @Autowired Clock clock;
    @Autowired TestDatabase database;

    @Value("${smartvillage.privacy.master-key}")
    String masterKey;

    private final UUID person = UUID.randomUUID();

    @Test
    void onlyTheVillageReadsWhatItWroteOfAPerson() {
        var sealed = sealed(NAME);

        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("สมชาย");
        assertThat(textOf(keys, sealed)).isEqualTo(NAME);
        assertThat(textOf(another(), sealed)).isEqualTo(NAME);
        assertThat(CurrentVillage.call(BLUE.id(), () -> keys.decrypt(sealed).text())).isNull();
    }

    @Test
    void whatWasWrittenWithTheVillagesKeyStaysReadableAndItsOwn() {
        var old = in(() -> personalData.encrypt(NAME));

        var read = in(() -> keys.decrypt(old));

        assertThat(read).isEqualTo(new PersonText(null, NAME));
        assertThat(in(() -> personalData.decryptText(keys.encrypt(read)))).isEqualTo(NAME);
    }

    @Test
    void anErasedPersonIsReadAsNothingAtOnceAndByEveryOtherInstance() {
        var sealed = sealed(NAME);
        var cached = another();
        assertThat(textOf(cached, sealed)).isEqualTo(NAME);

        in(() -> {
            keys.destroy(person);
            keys.destroy(person);
            return person;
        });

        assertThat(in(() -> keys.decrypt(sealed))).isEqualTo(new PersonText(person, null));
        assertThat(textOf(another(), sealed)).isNull();
        assertThat(textOf(cached, sealed)).as("for five minutes at most").isEqualTo(NAME);
    }

    @Test
    void ofAnErasedPersonNothingIsWrittenDown() {
        var sealed = sealed(NAME);
        destroy();

        var late = sealed(NAME);

        assertThat(late).hasSize(17);
        assertThat(in(() -> keys.decrypt(late))).isEqualTo(new PersonText(person, null));
        assertThat(in(() -> keys.encrypt(keys.decrypt(sealed)))).hasSize(17);
        assertThat(keyOf(person)).isNull();
    }

    @Test
    void anErasureThatRollsBackErasesNothing() {
        var sealed = sealed(NAME);

        in(() ->
                rolledBack(() -> {
                    keys.destroy(person);
                    assertThat(keys.decrypt(sealed).text()).isNull();
                }));

        assertThat(textOf(keys, sealed)).isEqualTo(NAME);
        assertThat(textOf(another(), sealed)).isEqualTo(NAME);
    }

    @Test
    void aKeyThatWasRolledBackIsNotUsedAgain() {
        in(() -> rolledBack(() -> keys.encrypt(new PersonText(person, NAME))));

        var sealed = sealed(NAME);

        assertThat(textOf(another(), sealed)).isEqualTo(NAME);
    }

    @Test
    void whoComesBackHasAnotherKeyThatDoesNotReadTheOldTexts() {
        var old = sealed(NAME);
        destroy();

        in(() -> {
            keys.renew(person);
            return person;
        });
        var sealed = sealed("สมชาย คนใหม่");

        assertThat(textOf(keys, sealed)).isEqualTo("สมชาย คนใหม่");
        assertThat(textOf(another(), sealed)).isEqualTo("สมชาย คนใหม่");
        assertThat(textOf(keys, old)).isNull();
        assertThat(textOf(another(), old)).isNull();
    }

    @Test
    void renewingLeavesAKeyThatIsThereAlone() {
        var sealed = sealed(NAME);

        in(() -> {
            keys.renew(person);
            return person;
        });

        assertThat(textOf(another(), sealed)).isEqualTo(NAME);
    }

    @Test
    void aPurgedRecordsTextsAreGoneWithItsKey() {
        var sealed = sealed(NAME);

        in(() -> {
            keys.forget(List.of(person));
            return person;
        });

        assertThat(textOf(keys, sealed)).isNull();
        assertThat(textOf(another(), sealed)).isNull();
    }

    @Test
    void changedBytesAreUnreadable() {
        var sealed = sealed(NAME);
        sealed[sealed.length - 1] ^= 1;

        assertThatExceptionOfType(UnreadablePersonalDataException.class)
                .isThrownBy(() -> textOf(keys, sealed));
    }

    @Test
    void anothersTextIsNotReadUnderAPersonsKey() {
        var mine = sealed(NAME);
        var other = UUID.randomUUID();
        var others = in(() -> keys.encrypt(new PersonText(other, NAME)));
        System.arraycopy(others, 1, mine, 1, 16);

        assertThat(textOf(keys, mine)).isNull();
    }

    @Test
    void twoAtOnceShareTheFirstKey() throws Exception {
        sealed(NAME);
        var stranger = UUID.randomUUID();
        var together = new CyclicBarrier(2);
        Callable<byte[]> first =
                () -> {
                    var theirs = another();
                    together.await();
                    return in(() -> theirs.encrypt(new PersonText(stranger, NAME)));
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sealed : threads.invokeAll(Collections.nCopies(2, first))) {
                assertThat(textOf(another(), sealed.get())).isEqualTo(NAME);
            }
        }
    }

    @Test
    void keysOfManyAreMadeWithOneStatement() throws SQLException {
        var many = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

        in(() -> {
            keys.prepare(many);
            return many;
        });

        for (var each : many) {
            assertThat(keyOf(each)).isNotNull();
            var sealed = in(() -> another().encrypt(new PersonText(each, NAME)));
            assertThat(textOf(keys, sealed)).isEqualTo(NAME);
        }
    }

    private byte[] sealed(String text) {
        return in(() -> keys.encrypt(new PersonText(person, text)));
    }

    private void destroy() {
        in(() -> {
            keys.destroy(person);
            return person;
        });
    }

    private PersonKeys another() {
        return OtherKeys.ofPersons(jdbc, transactions, ids, clock, masterKey);
    }

    private byte @Nullable [] keyOf(UUID id) {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                "select cipher_key from person_key where id = ?")) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getBytes(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean rolledBack(Runnable work) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    work.run();
                    status.setRollbackOnly();
                });
        return true;
    }

    private static @Nullable String textOf(PersonKeys keys, byte[] sealed) {
        return in(() -> keys.decrypt(sealed).text());
    }

    private static <T> T in(ScopedValue.CallableOp<T, RuntimeException> work) {
        return CurrentVillage.call(GREEN.id(), work);
    }
}
