package io.smartvillage.access.credential;

import static io.smartvillage.access.AccessFixture.aPlate;
import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.nio.charset.Charset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class CredentialImportIT {

    private static final String HEADER =
            "kind,value,house_number,user_id,label,valid_from,valid_until\n";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;

    AccessFixture fixture;
    UUID holder;
    UUID owner;
    UUID houseId;
    String house;

    @BeforeEach
    void aHouse() {
        fixture = new AccessFixture(api, events, key);
        holder = fixture.aPerson(GREEN);
        owner = fixture.aPerson(GREEN);
        houseId = fixture.aHouse(GREEN, owner, List.of());
        house = "99/" + houseId;
    }

    @Test
    void aPlateOfAFileAndTheSameWithItsProvinceAtOnceAreRegisteredOnce() throws Exception {
        var plate = aPlate();
        try (var threads = Executors.newFixedThreadPool(2);
                var other = database.asSuperuser()) {
            other.setAutoCommit(false);
            // Both have looked whether it is free before one can store it.
            other.createStatement().execute("lock table credential in share row exclusive mode");
            var answers =
                    List.of(
                            threads.submit(() ->
                                    fixture.imported(
                                            GREEN,
                                            "credentials",
                                            HEADER + row("plate", plate, house, holder, ",,"),
                                            "")),
                            threads.submit(() ->
                                    fixture.issue(GREEN, "plate", plate + " ตาก", holder, houseId)
                                            .returnResult(Void.class)));
            AccessFixture.awaitWaiting(database, 2);
            other.rollback();
            for (var answer : answers) {
                answer.get();
            }
        }

        assertThat(held(holder)).hasSize(1);
    }

    @Test
    void storesTheGoodRowsReportsTheBadAndOnceIsEnough() {
        var plate = aPlate();
        var card = System.nanoTime();
        var ownerless = "99/" + fixture.aHouse(GREEN, null, List.of());
        var csv =
                "\uFEFF"
                        + HEADER
                        + row("plate", plate + " กรุงเทพมหานคร", house, holder, "คุณสมชาย,,")
                        + row("card", "00" + card, house, "", ",,2036-01-01T00:00:00+07:00")
                        + row("plate", "1กก??", house, holder, ",,")
                        + row("bike", "x", "", "1-1", ",,")
                        + row("card", card, house, holder, ",,")
                        + row("plate", plate, house, holder, ",,")
                        + "card,too few\n"
                        + row("card", card + "1", "nowhere", holder, ",,")
                        + row("card", card + "2", ownerless, "", ",,")
                        + row("card", card + "3", house, UUID.randomUUID(), ",,")
                        + row(
                                "card",
                                card + "4",
                                house,
                                holder,
                                "x".repeat(101) + ",today,2026-01-01T00:00:00Z")
                        + row(
                                "card",
                                card + "5",
                                house,
                                holder,
                                ",2026-01-02T00:00:00Z,2026-01-01T00:00:00Z");

        var dry = fixture.imported(GREEN, "credentials", csv, "?dryRun=true");
        assertThat(counts(dry)).isEqualTo("rows 12, created 2, unchanged 0, rejected 10");
        assertThat(held(holder)).isEmpty();

        var report = fixture.imported(GREEN, "credentials", csv, "");
        assertThat(counts(report)).isEqualTo("rows 12, created 2, unchanged 0, rejected 10");
        assertThat(errors(report))
                .containsExactly(
                        "4 value",
                        "5 kind",
                        "5 user_id",
                        "6 value",
                        "7 value",
                        "8 ",
                        "9 house_number",
                        "10 user_id",
                        "11 user_id",
                        "12 valid_from",
                        "12 label",
                        "13 valid_until");
        assertThat(fixture.importErrors(GREEN, report))
                .allSatisfy(e ->
                        assertThat(e.path("message").asString())
                                .isNotBlank()
                                .doesNotContain("import.", "plate.", "field."));
        var ofHolder = held(holder).path(0);
        assertThat(ofHolder.path("province").asString()).isEqualTo("กรุงเทพมหานคร");
        assertThat(ofHolder.path("label").asString()).isEqualTo("คุณสมชาย");
        assertThat(ofHolder.path("propertyId").asString()).isEqualTo(houseId.toString());
        var ofOwner = held(owner).path(0);
        assertThat(ofOwner.path("validUntil").asString()).isEqualTo("2035-12-31T17:00:00Z");
        for (var credential : List.of(ofHolder, ofOwner)) {
            events.await(
                    "access.credential.v1",
                    "access.CredentialIssued",
                    data -> data.path("credentialId").equals(credential.path("id")));
        }

        assertThat(counts(fixture.imported(GREEN, "credentials", csv, "")))
                .isEqualTo("rows 12, created 0, unchanged 2, rejected 10");
        assertThat(held(holder)).hasSize(1);
    }

    @Test
    void whatSomebodyElseHoldsIsTakenAndNoMoreIsSaid() {
        var plate = aPlate();
        fixture.aCredential(GREEN, "plate", plate, fixture.aPerson(GREEN));

        var report =
                fixture.imported(
                        GREEN,
                        "credentials",
                        HEADER + row("plate", plate + " ตาก", house, holder, ",,"),
                        "");

        assertThat(counts(report)).isEqualTo("rows 1, created 0, unchanged 0, rejected 1");
        assertThat(errors(report)).containsExactly("2 value");
        assertThat(fixture.importErrors(GREEN, report).path(0).path("message").asString())
                .isEqualTo("is in use by somebody else");
    }

    @Test
    void readsTheThaiEncodingOfOlderPrograms() {
        var csv = HEADER + row("plate", aPlate() + " เชียงใหม่", house, holder, "คุณมานี,,");

        assertThat(
                        counts(
                                fixture.finished(
                                        GREEN,
                                        body(
                                                send(csv.getBytes(Charset.forName("TIS-620")))
                                                        .expectStatus()
                                                        .isAccepted()))))
                .startsWith("rows 1, created 1");

        assertThat(held(holder).path(0).path("province").asString()).isEqualTo("เชียงใหม่");
        assertThat(held(holder).path(0).path("label").asString()).isEqualTo("คุณมานี");
    }

    @Test
    void takesHousesByTheirId() {
        var csv = "property_id,kind,value,user_id\n%s,card,%d,%s\n";

        var report =
                fixture.imported(
                        GREEN,
                        "credentials",
                        csv.formatted(houseId, System.nanoTime(), holder),
                        "");

        assertThat(counts(report)).startsWith("rows 1, created 1");
    }

    @Test
    void refusesAFileThatIsWrongAsAWhole() {
        var header = body(send("kind,colour,kind\ncard,red,x\n").expectStatus().isBadRequest());
        assertThat(header.path("type").asString()).endsWith(":import-columns");
        assertThat(header.path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("colour", "kind", "value");
        assertThat(type(send(""))).endsWith(":import-empty");
        assertThat(type(send(HEADER))).endsWith(":import-empty");
        assertThat(type(send(HEADER + "card,\"a\"b,,,,,\n"))).endsWith(":import-malformed");
        assertThat(type(send(new byte[] {'k', (byte) 0xFF, 'd'}))).endsWith(":import-encoding");
        send(HEADER + "card,1,,,,,\n" + " ".repeat(10 << 20)).expectStatus().isEqualTo(413);
        send(HEADER + "card,1,,,,,\n".repeat(50_001)).expectStatus().isEqualTo(413);
    }

    @Test
    void aPlateWithoutItsProvinceIsTheSameAsOneOfAny() {
        var plate = aPlate();
        var csv =
                HEADER
                        + row("plate", plate + " ตาก", house, holder, ",,")
                        + row("plate", plate + " น่าน", house, holder, ",,")
                        + row("plate", plate, house, holder, ",,")
                        + row("plate", plate + " ตาก", house, holder, ",,");

        var report = fixture.imported(GREEN, "credentials", csv, "?dryRun=true");

        assertThat(counts(report)).isEqualTo("rows 4, created 2, unchanged 0, rejected 2");
        assertThat(errors(report)).containsExactly("4 value", "5 value");
    }

    @Test
    void anExportSaysWhoHoldsWhatAndNoPlate() {
        var plate = aPlate();
        fixture.imported(
                GREEN, "credentials", HEADER + row("plate", plate, house, holder, "คุณปู,,"), "");

        var file =
                api.asStaff(GREEN)
                        .get()
                        .uri("/api/v1/credentials/export?format=csv")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();

        assertThat(file).contains(holder.toString(), "คุณปู").doesNotContain(plate);
    }

    @Test
    void tenThousandRowsSentTwiceAreStoredOnce() {
        var somebody = fixture.aPerson(BLUE);
        var number = "99/" + fixture.aHouse(BLUE, somebody, List.of());
        var first = System.nanoTime();
        var csv =
                HEADER
                        + IntStream.range(0, 10_000)
                                .mapToObj(i ->
                                        row("card", first + i, number, somebody, "K " + i + ",,"))
                                .collect(Collectors.joining());

        var report = fixture.imported(BLUE, "credentials", csv, "");
        var again = fixture.imported(BLUE, "credentials", csv, "");

        assertThat(counts(report)).isEqualTo("rows 10000, created 10000, unchanged 0, rejected 0");
        assertThat(counts(again)).isEqualTo("rows 10000, created 0, unchanged 10000, rejected 0");
    }

    private static String row(
            String kind, Object value, String house, Object userId, String labelFromUntil) {
        return "%s,%s,%s,%s,%s\n".formatted(kind, value, house, userId, labelFromUntil);
    }

    private String type(RestTestClient.ResponseSpec answer) {
        return body(answer.expectStatus().isBadRequest()).path("type").asString();
    }

    private RestTestClient.ResponseSpec send(String csv) {
        return send(csv.getBytes(UTF_8));
    }

    private RestTestClient.ResponseSpec send(byte[] csv) {
        return fixture.send(GREEN, "credentials", csv, "");
    }

    private JsonNode held(UUID userId) {
        return body(api.asStaff(GREEN)
                        .get()
                        .uri("/api/v1/credentials?userId={id}", userId)
                        .exchange()
                        .expectStatus()
                        .isOk())
                .path("items");
    }

    private static String counts(JsonNode report) {
        return "rows %d, created %d, unchanged %d, rejected %d"
                .formatted(
                        report.path("total").asLong(),
                        report.path("created").asLong(),
                        report.path("unchanged").asLong(),
                        report.path("failed").asLong());
    }

    private List<String> errors(JsonNode report) {
        return fixture.importErrors(GREEN, report)
                .valueStream()
                .map(e -> e.path("line").asLong() + " " + e.path("column").asString())
                .toList();
    }
}
