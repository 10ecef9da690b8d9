package io.smartvillage.property.property;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.property.PropertyFixture.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.property.PropertyFixture;
import java.nio.charset.Charset;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class PropertyImportIT {

    private static final String HEADER = "house_number,address,status,land_use,area_sq_wah\n";

    @Autowired Api api;
    @Autowired TestEvents events;

    @Test
    void storesTheGoodRowsReportsTheBadAndOnceIsEnough() {
        var csv =
                "\uFEFF"
                        + HEADER
                        + "csv-a/1,123 ซอยสุขใจ 1,occupied,residential,52.5\n"
                        + "csv-a/2,\"=SUM(A1), แปลง 2\",vacant,vacant_land,100\n"
                        + "csv-a/3,x,ruined,residential,-5\n"
                        + ",x,occupied,residential,1.234\n"
                        + "csv-a/1,again,occupied,residential,50\n"
                        + "csv-a/4,too few\n"
                        + "csv-a/5,"
                        + "ก".repeat(256)
                        + ",occupied,castle,50\n"
                        + "csv-a/6,x,under_construction,commercial,0.01\n";

        var dry = body(send(csv, true).expectStatus().isOk());
        assertThat(counts(dry)).isEqualTo("rows 8, created 3, updated 0, unchanged 0, rejected 5");
        assertThat(houses("csv-a")).isEmpty();

        var report = body(send(csv, false).expectStatus().isOk());
        assertThat(counts(report))
                .isEqualTo("rows 8, created 3, updated 0, unchanged 0, rejected 5");
        assertThat(errors(report))
                .containsExactly(
                        "4 status",
                        "4 area_sq_wah",
                        "5 house_number",
                        "5 area_sq_wah",
                        "6 house_number",
                        "7 ",
                        "8 address",
                        "8 land_use");
        assertThat(report.path("errors"))
                .allSatisfy(e ->
                        assertThat(e.path("message").asString())
                                .isNotBlank()
                                .doesNotContain("csv."));
        assertThat(houses("csv-a").findValuesAsString("address"))
                .containsExactly("123 ซอยสุขใจ 1", "=SUM(A1), แปลง 2", "x");
        for (var number : new String[] {"csv-a/1", "csv-a/2", "csv-a/6"}) {
            event("property.property.v1", "property.PropertyRegistered", number);
            event("property.property-state.v1", "property.PropertyState", number);
        }

        assertThat(counts(body(send(csv, false).expectStatus().isOk())))
                .isEqualTo("rows 8, created 0, updated 0, unchanged 3, rejected 5");
        assertThat(houses("csv-a")).hasSize(3);
        assertThat(houses("csv-a").findValuesAsString("updatedAt"))
                .isEqualTo(houses("csv-a").findValuesAsString("createdAt"));
    }

    @Test
    void aRowThatDiffersUpdatesItsHouseAndTells() {
        send(HEADER + "csv-b/1,a,occupied,residential,50\n", false).expectStatus().isOk();
        var changed = HEADER + "csv-b/1,b,vacant,residential,50\ncsv-b/2,a,vacant,commercial,1\n";

        assertThat(counts(body(send(changed, true)))).contains("created 1, updated 1, unchanged 0");
        assertThat(counts(body(send(changed, false))))
                .contains("created 1, updated 1, unchanged 0");

        var fact = event("property.property.v1", "property.PropertyChanged", "csv-b/1");
        assertThat(fact.path("status").asString()).isEqualTo("vacant");
        var states =
                events.on("property.property-state.v1").stream()
                        .map(TestEvents.Event::data)
                        .filter(data -> data.path("houseNumber").asString().equals("csv-b/1"))
                        .map(data -> data.path("address").asString());
        assertThat(states).containsExactly("a", "b");
    }

    @Test
    void anOwnerInTheFileMustBeAnActivePersonOfTheVillage() {
        var fixture = new PropertyFixture(api, events);
        var owner = fixture.person(GREEN);
        var header = "house_number,address,status,land_use,area_sq_wah,owner_id\n";
        var csv =
                header
                        + "csv-c/1,a,occupied,residential,50,"
                        + owner
                        + "\ncsv-c/2,a,occupied,residential,50,\ncsv-c/3,a,occupied,residential,50,"
                        + UUID.randomUUID()
                        + "\ncsv-c/4,a,occupied,residential,50,1-1-1-1-1\n";

        var report = body(send(csv, false).expectStatus().isOk());

        assertThat(errors(report)).containsExactly("4 owner_id", "5 owner_id");
        assertThat(houses("csv-c").findValuesAsString("houseNumber"))
                .containsExactly("csv-c/1", "csv-c/2");
        assertThat(houses("csv-c").path(0).path("ownerId").asString()).isEqualTo(owner.toString());
        events.await(
                "property.property.v1",
                "property.OwnerChanged",
                data -> data.path("ownerId").asString().equals(owner.toString()));
        send(HEADER + "csv-c/1,b,occupied,residential,50\n", false).expectStatus().isOk();
        assertThat(houses("csv-c").path(0).path("ownerId").asString()).isEqualTo(owner.toString());
    }

    @Test
    void refusesAFileThatIsWrongAsAWhole() {
        var header =
                body(send("house_number,colour\n1,red\n", false).expectStatus().isBadRequest());
        assertThat(header.path("type").asString()).endsWith(":csv-header");
        assertThat(header.path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "colour", "address", "status", "land_use", "area_sq_wah");
        assertThat(type(send("", false))).endsWith(":csv-empty");
        assertThat(type(send(HEADER, false))).endsWith(":csv-empty");
        assertThat(type(send(HEADER + "csv-d/1,\"a\"b,occupied,residential,5\n", false)))
                .endsWith(":csv-malformed");
        var rows = HEADER + "csv-d/1,ซอย,occupied,residential,50\n";
        assertThat(type(send(rows.getBytes(Charset.forName("TIS-620")), false, "en")))
                .endsWith(":csv-encoding");
        var big = HEADER + "csv-d/2,a,occupied,residential,50\n" + " ".repeat(10 << 20) + "\n";
        send(big, false).expectStatus().isEqualTo(413);
        assertThat(houses("csv-d")).isEmpty();
    }

    @Test
    void speaksThai() {
        var csv = HEADER + "csv-e/1,a,occupied,residential,0\n";

        var report = body(send(csv.getBytes(UTF_8), true, "th").expectStatus().isOk());

        assertThat(report.path("errors").path(0).path("message").asString()).startsWith("ต้อง");
    }

    @Test
    void takesAFormUploadToo() {
        var file =
                new ByteArrayResource(
                        (HEADER + "csv-f/1,a,occupied,residential,50\n").getBytes(UTF_8)) {
                    @Override
                    public String getFilename() {
                        return "houses.csv";
                    }
                };
        var upload = new LinkedMultiValueMap<String, Object>();
        upload.add("file", file);

        var report =
                body(
                        api.asStaff(GREEN)
                                .post()
                                .uri("/api/v1/properties/import")
                                .contentType(MediaType.MULTIPART_FORM_DATA)
                                .body(upload)
                                .exchange()
                                .expectStatus()
                                .isOk());

        assertThat(counts(report)).startsWith("rows 1, created 1");
        api.asStaff(GREEN)
                .post()
                .uri("/api/v1/properties/import")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void tenThousandRowsSentTwiceAtOnceAreStoredOnce() throws Exception {
        var csv =
                HEADER
                        + IntStream.range(0, 10_000)
                                .mapToObj(i ->
                                        "csv-g/" + i + ",ซอย " + i + ",vacant,residential,50\n")
                                .collect(java.util.stream.Collectors.joining());

        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<JsonNode> upload =
                    () -> body(send(BLUE, csv.getBytes(UTF_8), false, "en").expectStatus().isOk());
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
    }

    @Test
    void whatIsExportedCanBeImported() {
        send(HEADER + "csv-h/1,'=1+1,occupied,residential,50\n", false).expectStatus().isOk();

        var answer =
                api.asStaff(GREEN)
                        .get()
                        .uri("/api/v1/properties/export")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(byte[].class)
                        .returnResult();
        var file = answer.getResponseBody();
        assertThat(file).isNotNull();
        assertThat(answer.getResponseHeaders().getContentType())
                .isEqualTo(MediaType.parseMediaType("text/csv;charset=UTF-8"));
        assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .contains("properties.csv");
        assertThat(new String(file, UTF_8))
                .startsWith("\uFEFFhouse_number,address")
                .contains("csv-h/1,'=1+1,occupied");

        assertThat(counts(body(send(file, true, "en").expectStatus().isOk())))
                .contains("created 0, updated 0")
                .endsWith("rejected 0");
        api.asResident(GREEN)
                .get()
                .uri("/api/v1/properties/export")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private String type(RestTestClient.ResponseSpec answer) {
        return body(answer.expectStatus().isBadRequest()).path("type").asString();
    }

    private RestTestClient.ResponseSpec send(String csv, boolean dryRun) {
        return send(csv.getBytes(UTF_8), dryRun, "en");
    }

    private RestTestClient.ResponseSpec send(byte[] csv, boolean dryRun, String language) {
        return send(GREEN, csv, dryRun, language);
    }

    private RestTestClient.ResponseSpec send(
            DemoVillage village, byte[] csv, boolean dryRun, String language) {
        return api.asStaff(village)
                .post()
                .uri("/api/v1/properties/import?dryRun={dryRun}", dryRun)
                .header(HttpHeaders.CONTENT_TYPE, "text/csv")
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .body(csv)
                .exchange();
    }

    private JsonNode houses(String prefix) {
        return body(api.asStaff(GREEN)
                        .get()
                        .uri("/api/v1/properties?limit=200&houseNumber=" + prefix)
                        .exchange()
                        .expectStatus()
                        .isOk())
                .path("items");
    }

    private JsonNode event(String topic, String type, String houseNumber) {
        return events.await(
                        topic,
                        type,
                        data -> data.path("houseNumber").asString().equals(houseNumber))
                .data();
    }

    private static String counts(JsonNode report) {
        return "rows %d, created %d, updated %d, unchanged %d, rejected %d"
                .formatted(
                        report.path("rows").asLong(),
                        report.path("created").asLong(),
                        report.path("updated").asLong(),
                        report.path("unchanged").asLong(),
                        report.path("rejected").asLong());
    }

    private static java.util.List<String> errors(JsonNode report) {
        return report.path("errors")
                .valueStream()
                .map(e -> e.path("line").asLong() + " " + e.path("column").asString())
                .toList();
    }
}
