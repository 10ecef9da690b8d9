package io.smartvillage.platform.testing;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import io.smartvillage.platform.testing.TestEvents.Event;
import io.smartvillage.platform.testing.sample.SampleTopics;
import io.smartvillage.platform.testing.sample.note.Note;
import io.smartvillage.platform.testing.sample.note.NoteDetails;
import io.smartvillage.platform.testing.sample.note.WriteNote;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Whatever writes a row of an audited table, it is told.
@VillageServiceTest
class AuditIT {

    private static final String CHANGED = "sample.DataChanged";
    private static final String MASK = "•••";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired WriteNote writeNote;
    @Autowired JdbcClient jdbc;
    @Autowired JobsRole jobs;
    @Autowired PlatformTransactionManager transactions;

    @Test
    void aChangeByJpaIsToldWithBeforeAndAfterAndWhoDidIt() {
        var note = SampleFixture.note(api, GREEN, "by hand");
        rename(note, "by hand, renamed");

        var written = told(note, "insert");
        assertThat(written.path("changes").path("title").toString())
                .isEqualTo("{\"after\":\"by hand\"}");
        assertThat(written.path("changes").path("amount").path("after").decimalValue())
                .isEqualByComparingTo("150.25");

        var renamed = told(note, "update");
        assertThat(renamed.path("entity").asString()).isEqualTo("note");
        assertThat(renamed.path("villageId").asString()).isEqualTo(GREEN.id().toString());
        assertThat(renamed.path("people").get(0).asString()).isEqualTo(note.toString());
        assertThat(renamed.path("changes").toString())
                .isEqualTo("{\"title\":{\"after\":\"by hand, renamed\",\"before\":\"by hand\"}}");
        var actor = renamed.path("actor");
        assertThat(actor.path("userId").asString()).isNotBlank();
        assertThat(actor.path("roles").toString()).isEqualTo("[\"staff\"]");
        assertThat(actor.path("operator").asBoolean()).isFalse();
        assertThat(actor.path("ip").asString()).isEqualTo("127.0.0.1");
        assertThat(actor.path("request").asString()).isEqualTo("PATCH /api/v1/notes/{noteId}");
        assertThat(EventContracts.violations(CHANGED, renamed.toString())).isEmpty();
    }

    @Test
    void aChangeByJdbcIsToldAlike() {
        var note = written(GREEN, "by JDBC");
        in(
                GREEN,
                () ->
                        jdbc.sql(
                                        "update note set title = 'by JDBC, renamed', version = 7 where id = ?")
                                .param(note)
                                .update());

        var renamed = told(note, "update");
        assertThat(renamed.path("changes").toString())
                .isEqualTo("{\"title\":{\"after\":\"by JDBC, renamed\",\"before\":\"by JDBC\"}}");
        assertThat(renamed.path("actor").toString()).isEqualTo("{\"service\":\"sample-service\"}");
        assertThat(EventContracts.violations(CHANGED, renamed.toString())).isEmpty();
    }

    @Test
    void personalDataIsMasked() {
        var note = written(GREEN, "masked");
        var other = written(GREEN, "encrypted otherwise");
        in(
                GREEN,
                () ->
                        jdbc.sql(
                                        """
                                        update note set due = due + 1,
                                            author = (select o.author from note o where o.id = ?)
                                        where id = ?
                                        """)
                                .params(other, note)
                                .update());

        assertThat(told(note, "insert").toString()).doesNotContain("Somchai", "2026-12-01");
        var changes = told(note, "update").path("changes");
        assertThat(changes.path("author").path("before").asString()).isEqualTo(MASK);
        assertThat(changes.path("author").path("after").asString()).isEqualTo(MASK);
        assertThat(changes.path("due").path("after").asString()).isEqualTo(MASK);
    }

    @Test
    void whoeverTheProxyOfTheOwnNetworkNamesIsWhereItCameFrom() {
        var note = SampleFixture.note(api, GREEN, "from afar");
        api.asStaff(GREEN)
                .patch()
                .uri("/api/v1/notes/{id}", note)
                .header("If-Match", "\"0\"")
                .header("X-Forwarded-For", "203.0.113.7")
                .body(Map.of("title", "from afar, renamed"))
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(told(note, "update").path("actor").path("ip").asString())
                .isEqualTo("203.0.113.7");
    }

    @Test
    void eachRowOfAStatementIsToldOnce() {
        var first = written(GREEN, "of many, the first");
        var notes =
                CurrentVillage.call(
                        GREEN.id(),
                        () ->
                                Objects.requireNonNull(
                                        transaction()
                                                .execute(_ ->
                                                        jdbc.sql(
                                                                        """
                                                                        insert into note (village_id, id, title, author, kind, amount, due, version)
                                                                        select village_id, uuidv7(), 'of many ' || i, author, kind, i, due, 0
                                                                        from note cross join generate_series(1, 450) i
                                                                        where id = ? returning id
                                                                        """)
                                                                .param(first)
                                                                .query(UUID.class)
                                                                .list())));
        in(
                GREEN,
                () ->
                        jdbc.sql("update note set amount = amount + 1 where title like 'of many%'")
                                .update());
        told(notes.getLast(), "update");

        for (var action : List.of("insert", "update")) {
            var told =
                    changes().stream()
                            .filter(event -> event.data().path("action").asString().equals(action))
                            .filter(event -> notes.contains(id(event)))
                            .toList();
            assertThat(told).extracting(AuditIT::id).containsExactlyInAnyOrderElementsOf(notes);
            assertThat(new HashSet<>(told.stream().map(Event::id).toList())).hasSize(450);
            assertThat(
                            new HashSet<>(
                                    told.stream()
                                            .map(event -> event.data().path("entryId").asString())
                                            .toList()))
                    .hasSize(450);
        }
    }

    @Test
    void whatEndsALineOrAQuoteInJsonDoesNotBreakTheTelling() {
        var hostile = "บ้าน \"12\"\\\n\r\t', {\"a\": 1}";
        var one = written(GREEN, "first");
        var other = written(GREEN, "second");
        in(
                GREEN,
                () ->
                        jdbc.sql("update note set title = ? where id in (?, ?)")
                                .params(hostile, one, other)
                                .update());

        for (var note : List.of(one, other)) {
            assertThat(told(note, "update").path("changes").path("title").path("after").asString())
                    .isEqualTo(hostile);
        }
    }

    @Test
    void whatIsTechnicalIsNoChange() {
        var note = written(GREEN, "technical");
        in(GREEN, () -> jdbc.sql("update note set version = 99 where id = ?").param(note).update());
        in(
                GREEN,
                () -> jdbc.sql("update note set title = title where id = ?").param(note).update());
        in(GREEN, () -> jdbc.sql("update note set title = 'x' where id = ?").param(note).update());

        told(note, "update");
        assertThat(of(note, "update")).hasSize(1);
    }

    @Test
    void whatWasRolledBackIsNotTold() {
        var note = written(GREEN, "kept");
        CurrentVillage.run(
                GREEN.id(),
                () ->
                        transaction()
                                .executeWithoutResult(status -> {
                                    status.setRollbackOnly();
                                    jdbc.sql("update note set title = 'gone' where id = ?")
                                            .param(note)
                                            .update();
                                }));
        in(
                GREEN,
                () -> jdbc.sql("update note set title = 'real' where id = ?").param(note).update());

        told(note, "update");
        assertThat(of(note, "update")).hasSize(1);
    }

    @Test
    void aJobThatSpansVillagesTellsEachOfItsOwn() {
        var green = written(GREEN, "of green");
        var blue = written(BLUE, "of blue");
        jobs.call(() ->
                jdbc.sql("update note set amount = 77 where id in (?, ?)")
                        .params(green, blue)
                        .update());

        assertThat(told(green, "update").path("villageId").asString())
                .isEqualTo(GREEN.id().toString());
        assertThat(told(blue, "update").path("villageId").asString())
                .isEqualTo(BLUE.id().toString());
        assertThat(of(blue, "update"))
                .allSatisfy(event -> assertThat(event.villageId()).isEqualTo(BLUE.id()));
    }

    private void rename(UUID note, String title) {
        api.asStaff(GREEN)
                .patch()
                .uri("/api/v1/notes/{id}", note)
                .header("If-Match", "\"0\"")
                .body(Map.of("title", title))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private UUID written(DemoVillage village, String title) {
        return CurrentVillage.call(
                village.id(),
                () ->
                        writeNote
                                .write(
                                        new NoteDetails(
                                                title,
                                                "Somchai",
                                                Note.Kind.NOTICE,
                                                BigDecimal.ONE,
                                                LocalDate.of(2026, 12, 1)))
                                .id());
    }

    private void in(DemoVillage village, Runnable statement) {
        CurrentVillage.run(
                village.id(), () -> transaction().executeWithoutResult(_ -> statement.run()));
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    private JsonNode told(UUID note, String action) {
        return events.await(
                        SampleTopics.AUDIT,
                        CHANGED,
                        change ->
                                change.path("entityId").asString().equals(note.toString())
                                        && change.path("action").asString().equals(action))
                .data();
    }

    private List<Event> of(UUID note, String action) {
        return changes().stream()
                .filter(event -> id(event).equals(note))
                .filter(event -> event.data().path("action").asString().equals(action))
                .toList();
    }

    private List<Event> changes() {
        return events.on(SampleTopics.AUDIT).stream()
                .filter(event -> event.type().equals(CHANGED))
                .toList();
    }

    private static UUID id(Event change) {
        return UUID.fromString(change.data().path("entityId").asString());
    }
}
