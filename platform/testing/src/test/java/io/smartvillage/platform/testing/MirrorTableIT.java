package io.smartvillage.platform.testing;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.MirrorTable;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@VillageServiceTest
class MirrorTableIT {

    private final UUID note = UUID.randomUUID();

    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    private MirrorTable notes;

    @BeforeEach
    void mirror() {
        notes = new MirrorTable(jdbc, "note_mirror", "number");
    }

    @Test
    void theNewestStateStays() {
        assertThat(keep(GREEN, 2, "second")).isTrue();
        assertThat(keep(GREEN, 1, "first, late")).isFalse();
        assertThat(title(GREEN)).isEqualTo("second");

        assertThat(keep(GREEN, 3, "third")).isTrue();
        assertThat(title(GREEN)).isEqualTo("third");
    }

    @Test
    void theSameStateAgainIsNoHarm() {
        keep(GREEN, 1, "once");

        assertThat(keep(GREEN, 1, "once")).isTrue();
        assertThat(title(GREEN)).isEqualTo("once");
    }

    @Test
    void twoVillagesMirrorTheSameIdApart() {
        keep(GREEN, 2, "green");

        assertThat(inVillage(BLUE, () -> notes.has(note))).isFalse();
        assertThat(keep(BLUE, 1, "blue")).isTrue();
        assertThat(title(GREEN)).isEqualTo("green");
        assertThat(title(BLUE)).isEqualTo("blue");
    }

    @Test
    void aMissingValueIsWrittenAsNull() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> keep(GREEN, 1, null))
                .withMessageContaining("null value in column \"title\"");
        assertThat(inVillage(GREEN, () -> notes.has(note))).isFalse();
    }

    private boolean keep(DemoVillage village, long number, @Nullable String title) {
        return inVillage(
                village,
                () -> notes.state(note, number).with("title", title).with("times", 1).keep());
    }

    private String title(DemoVillage village) {
        return inVillage(
                village,
                () ->
                        jdbc.sql("select title from note_mirror where id = ?")
                                .param(note)
                                .query(String.class)
                                .single());
    }

    private <T> T inVillage(DemoVillage village, Supplier<T> work) {
        return CurrentVillage.call(
                village.id(),
                () ->
                        Objects.requireNonNull(
                                new TransactionTemplate(transactions).execute(_ -> work.get())));
    }
}
