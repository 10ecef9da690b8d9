package io.smartvillage.access.credential;

import static io.smartvillage.access.AccessFixture.aPlate;
import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.nio.charset.Charset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
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
                                    send(HEADER + row("plate", plate, house, holder, ",,"), false)
                                            .expectStatus()
                                            .isOk()),
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

        var dry = body(send(csv, true).expectStatus().isOk());
        assertThat(counts(dry)).isEqualTo("rows 12, created 2, unchanged 0, rejected 10");
        assertThat(held(holder)).isEmpty();

        var report = body(send(csv, false).expectStatus().isOk());
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
        assertThat(report.path("errors"))
                .allSatisfy(e ->
                        assertThat(e.path("message").asString())
                                .isNotBlank()
                                .doesNotContain("csv.", "plate.", "field."));
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

        assertThat(counts(body(send(csv, false).expectStatus().isOk())))
                .isEqualTo("rows 12, created 0, unchanged 2, rejected 10");
        assertThat(held(holder)).hasSize(1);
    }

    @Test
    void whatSomebodyElseHoldsIsTakenAndNoMoreIsSaid() {
        var plate = aPlate();
        fixture.aCredential(GREEN, "plate", plate, fixture.aPerson(GREEN));

        var report =
                body(
                        send(HEADER + row("plate", plate + " ตาก", house, holder, ",,"), false)
                                .expectStatus()
                                .isOk());

        assertThat(counts(report)).isEqualTo("rows 1, created 0, unchanged 0, rejected 1");
        assertThat(errors(report)).containsExactly("2 value");
        assertThat(report.path("errors").path(0).path("message").asString())
                .isEqualTo("is in use by somebody else");
    }

    @Test
    void readsTheThaiEncodingOfOlderPrograms() {
        var csv = HEADER + row("plate", aPlate() + " เชียงใหม่", house, holder, "คุณมานี,,");

        assertThat(
                        counts(
                                body(
                                        send(GREEN, csv.getBytes(Charset.forName("TIS-620")), false)
                                                .expectStatus()
                                                .isOk())))
                .startsWith("rows 1, created 1");

        assertThat(held(holder).path(0).path("province").asString()).isEqualTo("เชียงใหม่");
        assertThat(held(holder).path(0).path("label").asString()).isEqualTo("คุณมานี");
    }

    @Test
    void takesAFormUploadAndHousesByTheirId() {
        var csv = "property_id,kind,value,user_id\n%s,card,%d,%s\n";
        var file =
                new ByteArrayResource(
                        csv.formatted(houseId, System.nanoTime(), holder).getBytes(UTF_8)) {
                    @Override
                    public String getFilename() {
                        return "cards.csv";
                    }
                };
        var upload = new LinkedMultiValueMap<String, Object>();
        upload.add("file", file);

        var report =
                body(
                        api.asStaff(GREEN)
                                .post()
                                .uri("/api/v1/credentials/import")
                                .contentType(MediaType.MULTIPART_FORM_DATA)
                                .body(upload)
                                .exchange()
                                .expectStatus()
                                .isOk());

        assertThat(counts(report)).startsWith("rows 1, created 1");
    }

    @Test
    void refusesAFileThatIsWrongAsAWhole() {
        var header =
                body(send("kind,colour,kind\ncard,red,x\n", false).expectStatus().isBadRequest());
        assertThat(header.path("type").asString()).endsWith(":csv-header");
        assertThat(header.path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("colour", "kind", "value");
        assertThat(type(send("", false))).endsWith(":csv-empty");
        assertThat(type(send(HEADER, false))).endsWith(":csv-empty");
        assertThat(type(send(HEADER + "card,\"a\"b,,,,,\n", false))).endsWith(":csv-malformed");
        assertThat(type(send(GREEN, new byte[] {'k', (byte) 0xFF, 'd'}, false)))
                .endsWith(":csv-encoding");
        var big = HEADER + "card,1,,,,,\n" + " ".repeat(5_000_001) + "\n";
        send(big, false).expectStatus().isEqualTo(413);
        var many = HEADER + "card,1,,,,,\n".repeat(10_001);
        send(many, false).expectStatus().isEqualTo(413);
    }

    @Test
    void tenThousandRowsSentTwiceAtOnceAreStoredOnce() throws Exception {
        var somebody = fixture.aPerson(BLUE);
        var number = "99/" + fixture.aHouse(BLUE, somebody, List.of());
        var first = System.nanoTime();
        var csv =
                HEADER
                        + IntStream.range(0, 10_000)
                                .mapToObj(i ->
                                        row("card", first + i, number, somebody, "K " + i + ",,"))
                                .collect(Collectors.joining());

        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<JsonNode> upload =
                    () -> body(send(BLUE, csv.getBytes(UTF_8), false).expectStatus().isOk());
            var reports =
                    threads.invokeAll(Stream.generate(() -> upload).limit(2).toList()).stream()
                            .map(report -> report.resultNow())
                            .toList();
            assertThat(reports)
                    .extracting(report -> report.path("rows").asLong())
                    .containsOnly(10_000L);
            assertThat(reports.stream().mapToLong(r -> r.path("created").asLong()).sum())
                    .isEqualTo(10_000);
            assertThat(reports.stream().mapToLong(r -> r.path("unchanged").asLong()).sum())
                    .isEqualTo(10_000);
        }

        assertThat(counts(body(send(BLUE, csv.getBytes(UTF_8), false))))
                .isEqualTo("rows 10000, created 0, unchanged 10000, rejected 0");
    }

    private static String row(
            String kind, Object value, String house, Object userId, String labelFromUntil) {
        return "%s,%s,%s,%s,%s\n".formatted(kind, value, house, userId, labelFromUntil);
    }

    private String type(RestTestClient.ResponseSpec answer) {
        return body(answer.expectStatus().isBadRequest()).path("type").asString();
    }

    private RestTestClient.ResponseSpec send(String csv, boolean dryRun) {
        return send(GREEN, csv.getBytes(UTF_8), dryRun);
    }

    private RestTestClient.ResponseSpec send(DemoVillage village, byte[] csv, boolean dryRun) {
        return api.asStaff(village)
                .post()
                .uri("/api/v1/credentials/import?dryRun={dryRun}", dryRun)
                .header(HttpHeaders.CONTENT_TYPE, "text/csv")
                .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .body(csv)
                .exchange();
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
                        report.path("rows").asLong(),
                        report.path("created").asLong(),
                        report.path("unchanged").asLong(),
                        report.path("rejected").asLong());
    }

    private static List<String> errors(JsonNode report) {
        return report.path("errors")
                .valueStream()
                .map(e -> e.path("line").asLong() + " " + e.path("column").asString())
                .toList();
    }
}
