package io.smartvillage.identity.audit;

import static io.smartvillage.identity.IdentityFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.identity.IdentityFixture;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/// The log cannot be changed without being found out.
@VillageServiceTest
@ExtendWith(OutputCaptureExtension.class)
class AuditChainIT {

    private static final String NOT_PERMITTED = "42501";

    /// Beyond what the village's own beginning has written.
    private static final int ADDED = 12;

    private static @Nullable DemoVillage shared;

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired AddAuditEntries entries;
    @Autowired VerifyAllAuditChains verifyAllAuditChains;

    private DemoVillage village;

    @BeforeEach
    void aChain() {
        if (shared == null) {
            shared = new IdentityFixture(api, events).newVillage("chained");
        }
        village = Objects.requireNonNull(shared);
        events.awaitConsumed("identity.audit.v1");
        add(ADDED);
    }

    @Test
    void anUntouchedChainHolds() {
        var verification = verification();

        assertThat(verification.path("intact").asBoolean()).isTrue();
        assertThat(verification.path("entries").asLong())
                .isEqualTo(verification.path("position").asLong())
                .isGreaterThanOrEqualTo(ADDED);
        assertThat(verification.path("hash").asString()).matches("[0-9a-f]{64}");
        assertThat(verification.path("firstBroken").isNull()).isTrue();
    }

    /// What somebody does who has the database in their hands, and where it shows.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    update audit_entry set content = jsonb_set(content, '{action}', '"insert"') where position = 5 | 5 | changed
                    update audit_entry set at = at - interval '1 microsecond' where position = 5 | 5 | changed
                    update audit_entry set actor_id = null where position = 5 | 5 | changed
                    update audit_entry set people = '{}' where position = 5 | 5 | changed
                    update audit_entry set hash = sha256('x') where position = 5 | 5 | changed
                    delete from audit_entry where position = 5 | 5 | missing
                    delete from audit_entry where position >= 5 | 5 | end_changed
                    delete from audit_entry where position <= 4 | 1 | missing
                    update audit_entry set position = case position when 5 then -6 when 6 then -5 end where position in (5, 6); update audit_entry set position = -position where position < 0 | 5 | changed
                    update audit_entry set id = uuidv7() where position = 5 | 5 | changed
                    update audit_chain set position = 4 | 5 | end_changed
                    delete from audit_chain | 1 | end_changed
                    delete from audit_person where position = 5 | 5 | people_changed
                    insert into audit_person select village_id, uuidv7(), 5 from audit_chain | 5 | people_changed
                    """)
    void whatIsDoneByHandIsFoundAndNamed(String statement, long position, String fault)
            throws SQLException {
        byHand(statement);
        try {
            var verification = verification();
            assertThat(verification.path("intact").asBoolean()).isFalse();
            assertThat(verification.path("firstBroken").asLong()).isEqualTo(position);
            assertThat(verification.path("fault").asString()).isEqualToIgnoringCase(fault);
        } finally {
            undo();
        }
        assertThat(verification().path("intact").asBoolean()).isTrue();
    }

    @Test
    void anEntryThatIsRehashedBreaksTheNextOne() throws SQLException {
        byHand(
                """
                update audit_entry set content = '{}' where position = 5;
                update audit_entry e set hash = audit_hash((select p.hash from audit_entry p where p.village_id = e.village_id and p.position = 4), e) where position = 5
                """);
        try {
            assertThat(verification().path("firstBroken").asLong()).isEqualTo(6);
        } finally {
            undo();
        }
    }

    @Test
    void theJobAtNightSaysWhichChainIsBroken(CapturedOutput output) throws SQLException {
        verifyAllAuditChains.verify();
        assertThat(output).contains("the audit log of village %s holds".formatted(village.id()));

        byHand("delete from audit_entry where position = 3");
        try {
            verifyAllAuditChains.verify();
            assertThat(output)
                    .contains(
                            "the audit log of village %s is broken at 3: MISSING"
                                    .formatted(village.id()));
        } finally {
            undo();
        }
    }

    @Test
    void theApplicationCanNeitherChangeNorForgeEntries() throws SQLException {
        for (var statement :
                List.of(
                        "update audit_entry set content = '{}'",
                        "delete from audit_entry",
                        "truncate audit_entry",
                        "update audit_chain set position = 0",
                        "delete from audit_chain",
                        "insert into audit_chain select village_id, 1, hash from audit_chain",
                        "delete from audit_person",
                        "alter table audit_entry disable trigger all")) {
            assertThatExceptionOfType(SQLException.class)
                    .as(statement)
                    .isThrownBy(() -> asApplication(statement))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo(NOT_PERMITTED);
        }
        var before = verification().path("position").asLong();
        asApplication(
                """
                insert into audit_entry (village_id, position, id, type, service, people, at, recorded_at, content, hash)
                select village_id, 1, uuidv7(), type, service, '{}', at, at, '{"actor": {"service": "forged"}}', hash
                from audit_entry where position = 1
                """);
        var verification = verification();
        assertThat(verification.path("intact").asBoolean()).isTrue();
        assertThat(verification.path("position").asLong()).isEqualTo(before + 1);
    }

    @Test
    void manyWritersLeaveNoGap() throws Exception {
        var before = verification().path("position").asLong();
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 60; i++) {
            work.add(() -> {
                add(5);
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }

        var verification = verification();
        assertThat(verification.path("intact").asBoolean()).isTrue();
        assertThat(verification.path("position").asLong()).isEqualTo(before + 300);
        assertThat(verification.path("entries").asLong()).isEqualTo(before + 300);
    }

    private void add(int count) {
        var changes =
                IntStream.range(0, count)
                        .mapToObj(i ->
                                new DataChanged(
                                        UUID.randomUUID(),
                                        village.id(),
                                        "thing",
                                        "thing " + i,
                                        "update",
                                        List.of(UUID.randomUUID(), UUID.randomUUID()),
                                        Map.of("name", new Change("before", i)),
                                        Actor.operator(UUID.randomUUID()),
                                        Instant.parse("2026-11-23T03:00:00.123456Z")))
                        .toList();
        CurrentVillage.run(village.id(), () -> entries.changed("expense-service", changes));
    }

    private JsonNode verification() {
        return get(api.asAdmin(village), "/api/v1/audit-entries/verification");
    }

    /// In the village's rows only, with the trigger asleep; what was there before is kept.
    private void byHand(String statements) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table if not exists public.kept_entry as table audit_entry with no data;
                    create table if not exists public.kept_chain as table audit_chain with no data;
                    create table if not exists public.kept_person as table audit_person with no data;
                    truncate public.kept_entry, public.kept_chain, public.kept_person;
                    insert into public.kept_entry select * from audit_entry where village_id = '%1$s';
                    insert into public.kept_chain select * from audit_chain where village_id = '%1$s';
                    insert into public.kept_person select * from audit_person where village_id = '%1$s'
                    """
                            .formatted(village.id()));
            statement.execute(
                    "alter table audit_entry drop constraint if exists audit_entry_position_check");
            for (var one : statements.split(";")) {
                statement.execute(ofTheVillage(one));
            }
        }
    }

    private String ofTheVillage(String statement) {
        var here = "village_id = '%s'".formatted(village.id());
        var alias = statement.contains("audit_entry e ") ? "e." : "";
        return statement.contains(" where ")
                ? statement.replaceFirst("(?s)(.*) where ", "$1 where " + alias + here + " and ")
                : statement + " where " + here;
    }

    private void undo() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    set session_replication_role = replica;
                    delete from audit_entry where village_id = '%1$s';
                    delete from audit_chain where village_id = '%1$s';
                    delete from audit_person where village_id = '%1$s';
                    insert into audit_entry select * from public.kept_entry;
                    insert into audit_chain select * from public.kept_chain;
                    insert into audit_person select * from public.kept_person;
                    alter table audit_entry add constraint audit_entry_position_check check (position > 0);
                    drop table public.kept_entry, public.kept_chain, public.kept_person
                    """
                            .formatted(village.id()));
        }
    }

    private void asApplication(String sql) throws SQLException {
        try (var connection = database.asApplication();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "select set_config('app.village_id', '%s', true)".formatted(village.id()));
            statement.execute(sql);
            connection.commit();
        }
    }
}
