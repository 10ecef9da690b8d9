package io.smartvillage.property.property;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.property.PropertyFixture.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.imports.ImportWorker;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.property.PropertyFixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
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
class PropertyImportIT {

    private static final String HEADER = "house_number,address,status,land_use,area_sq_wah\n";
    private static final String EXPORT = "/api/v1/properties/export";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired ImportWorker worker;

    private PropertyFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new PropertyFixture(api, events);
    }

    @AfterEach
    void putBack() {
        if (!worker.isRunning()) {
            worker.start();
        }
    }

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

        var dry = dryRun(csv);
        assertThat(dry.path("dryRun").asBoolean()).isTrue();
        assertThat(counts(dry)).isEqualTo("8 of 8: 3 created, 0 updated, 0 unchanged, 5 failed");
        assertThat(houses("csv-a")).isEmpty();

        var done = fixture.imported(GREEN, csv);
        assertThat(done.path("status").asString()).isEqualTo("done");
        assertThat(done.path("fileName").asString()).isEqualTo("houses.csv");
        assertThat(counts(done)).isEqualTo("8 of 8: 3 created, 0 updated, 0 unchanged, 5 failed");
        for (var job : List.of(dry, done)) {
            assertThat(errors(job, "en"))
                    .extracting(PropertyImportIT::place)
                    .containsExactly(
                            "4 status",
                            "4 area_sq_wah",
                            "5 house_number",
                            "5 area_sq_wah",
                            "6 house_number",
                            "7 ",
                            "8 address",
                            "8 land_use");
            assertThat(errors(job, "en"))
                    .allSatisfy(e ->
                            assertThat(e.path("message").asString())
                                    .isNotBlank()
                                    .doesNotContain("import.", "field."));
        }
        assertThat(houses("csv-a").findValuesAsString("address"))
                .containsExactly("123 ซอยสุขใจ 1", "=SUM(A1), แปลง 2", "x");
        for (var number : new String[] {"csv-a/1", "csv-a/2", "csv-a/6"}) {
            event("property.property.v1", "property.PropertyRegistered", number);
            event("property.property-state.v1", "property.PropertyState", number);
        }

        assertThat(counts(fixture.imported(GREEN, csv)))
                .isEqualTo("8 of 8: 0 created, 0 updated, 3 unchanged, 5 failed");
        assertThat(houses("csv-a")).hasSize(3);
        assertThat(houses("csv-a").findValuesAsString("updatedAt"))
                .isEqualTo(houses("csv-a").findValuesAsString("createdAt"));
    }

    @Test
    void aRowThatDiffersUpdatesItsHouseAndTells() {
        fixture.imported(GREEN, HEADER + "csv-b/1,a,occupied,residential,50\n");
        var changed = HEADER + "csv-b/1,b,vacant,residential,50\ncsv-b/2,a,vacant,commercial,1\n";

        assertThat(counts(dryRun(changed))).contains("1 created, 1 updated, 0 unchanged");
        assertThat(counts(fixture.imported(GREEN, changed)))
                .contains("1 created, 1 updated, 0 unchanged");

        var fact = event("property.property.v1", "property.PropertyChanged", "csv-b/1");
        assertThat(fact.path("status").asString()).isEqualTo("vacant");
        event("property.property.v1", "property.PropertyRegistered", "csv-b/2");
        var states =
                events.on("property.property-state.v1").stream()
                        .map(TestEvents.Event::data)
                        .filter(data -> data.path("houseNumber").asString().equals("csv-b/1"))
                        .map(data -> data.path("address").asString());
        assertThat(states).containsExactly("a", "b");
    }

    @Test
    void anOwnerInTheFileMustBeAnActivePersonOfTheVillage() {
        var owner = fixture.person(GREEN);
        var csv =
                "house_number,address,status,land_use,area_sq_wah,owner_id\n"
                        + "csv-c/1,a,occupied,residential,50,"
                        + owner
                        + "\ncsv-c/2,a,occupied,residential,50,\ncsv-c/3,a,occupied,residential,50,"
                        + UUID.randomUUID()
                        + "\ncsv-c/4,a,occupied,residential,50,1-1-1-1-1\n";

        var done = fixture.imported(GREEN, csv);

        assertThat(errors(done, "en"))
                .extracting(PropertyImportIT::place)
                .containsExactly("4 owner_id", "5 owner_id");
        assertThat(houses("csv-c").findValuesAsString("houseNumber"))
                .containsExactly("csv-c/1", "csv-c/2");
        assertThat(houses("csv-c").path(0).path("ownerId").asString()).isEqualTo(owner.toString());
        events.await(
                "property.property.v1",
                "property.OwnerChanged",
                data -> data.path("ownerId").asString().equals(owner.toString()));
        fixture.imported(GREEN, HEADER + "csv-c/1,b,occupied,residential,50\n");
        assertThat(houses("csv-c").path(0).path("ownerId").asString()).isEqualTo(owner.toString());
    }

    @Test
    void refusesAFileThatIsWrongAsAWhole() {
        var header = body(send("house_number,colour\n1,red\n").expectStatus().isBadRequest());
        assertThat(header.path("type").asString()).endsWith(":import-columns");
        assertThat(header.path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "colour", "address", "status", "land_use", "area_sq_wah");
        assertThat(type(send(""))).endsWith(":import-empty");
        assertThat(type(send(HEADER))).endsWith(":import-empty");
        assertThat(type(send(HEADER + "csv-d/1,\"a\"b,occupied,residential,5\n")))
                .endsWith(":import-malformed");
        var rows = HEADER + "csv-d/1,ซอย,occupied,residential,50\n";
        var thai = rows.getBytes(Charset.forName("TIS-620"));
        var encoding = body(send(thai, "?encoding=utf_8").expectStatus().isBadRequest());
        assertThat(encoding.path("type").asString()).endsWith(":import-encoding");
        assertThat(encoding.path("detail").asString()).startsWith("Line 2 ");
        send(thai, "?encoding=latin_1").expectStatus().isBadRequest();
        var big = HEADER + "csv-d/2,a,occupied,residential,50\n" + " ".repeat(10 << 20) + "\n";
        send(big).expectStatus().isEqualTo(413);
        send(HEADER + "csv-d/3,a,vacant,residential,5\n".repeat(50_001))
                .expectStatus()
                .isEqualTo(413);
        api.asStaff(GREEN)
                .post()
                .uri("/api/v1/properties/imports")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        assertThat(houses("csv-d")).isEmpty();
    }

    @Test
    void readsTheThaiEncodingOfOlderProgramsAndHeadingsInThai() {
        var csv =
                "เนื้อที่ (ตร.ว.),บ้านเลขที่,Address,สถานะ / Status,Land Use\n"
                        + "50,csv-e/1,ซอยสุขใจ,occupied,residential\n";

        var done =
                fixture.finished(
                        GREEN,
                        body(
                                send(csv.getBytes(Charset.forName("TIS-620")), "")
                                        .expectStatus()
                                        .isAccepted()));

        assertThat(counts(done)).startsWith("1 of 1: 1 created");
        assertThat(houses("csv-e").path(0).path("address").asString()).isEqualTo("ซอยสุขใจ");
    }

    @Test
    void speaksThai() {
        var done = dryRun(HEADER + "csv-e/2,a,occupied,residential,0\n");

        assertThat(errors(done, "th").getFirst().path("message").asString()).startsWith("ต้อง");
    }

    @Test
    void readsXlsxAndNeverItsFormulas() throws IOException {
        var out = new ByteArrayOutputStream();
        var workbook = new Workbook(out, "Test", "1.0");
        var sheet = workbook.newWorksheet("บ้าน");
        var columns = HEADER.strip().split(",", -1);
        for (int i = 0; i < columns.length; i++) {
            sheet.value(0, i, columns[i]);
        }
        for (int row = 1; row <= 3; row++) {
            sheet.value(row, 0, "csv-x/" + row);
            sheet.value(row, 1, "=1+1");
            sheet.value(row, 2, "vacant");
            sheet.value(row, 3, "residential");
            sheet.value(row, 4, 52.5);
        }
        sheet.formula(2, 1, "HYPERLINK(\"http://evil.example\")");
        workbook.finish();

        var done =
                fixture.finished(
                        GREEN, body(send(out.toByteArray(), "").expectStatus().isAccepted()));

        assertThat(counts(done)).isEqualTo("3 of 3: 2 created, 0 updated, 0 unchanged, 1 failed");
        assertThat(errors(done, "en"))
                .extracting(PropertyImportIT::place)
                .containsExactly("3 address");
        assertThat(houses("csv-x").findValuesAsString("address")).containsExactly("=1+1", "=1+1");
    }

    @Test
    void errorsComeInPagesAndAsAFile() {
        var rows =
                IntStream.range(0, 600)
                        .mapToObj(i -> "csv-p/" + i + ",a,ruined,castle,50\n")
                        .collect(Collectors.joining());
        var done = dryRun(HEADER + rows);

        assertThat(counts(done)).endsWith("600 failed");
        var places = errors(done, "en").stream().map(PropertyImportIT::place).toList();
        assertThat(places).hasSize(1200).doesNotHaveDuplicates();
        assertThat(places.getFirst()).isEqualTo("2 status");
        var csv = new String(download(GREEN, path(done) + "/errors/export"), UTF_8);
        assertThat(csv.lines()).hasSize(1201);
        assertThat(csv).contains("\"601\",\"land_use\",\"must be one of: residential,");
    }

    @Test
    void tenThousandRowsSentTwiceAreStoredOnce() {
        var csv =
                HEADER
                        + IntStream.range(0, 10_000)
                                .mapToObj(i ->
                                        "csv-g/" + i + ",ซอย " + i + ",vacant,residential,50\n")
                                .collect(Collectors.joining());
        var file = csv.getBytes(UTF_8);

        var first = body(fixture.send(BLUE, file, "", "en").expectStatus().isAccepted());
        var second = body(fixture.send(BLUE, file, "", "en").expectStatus().isAccepted());
        var jobs = List.of(fixture.finished(BLUE, first), fixture.finished(BLUE, second));

        assertThat(jobs)
                .extracting(PropertyImportIT::counts)
                .containsExactlyInAnyOrder(
                        "10000 of 10000: 10000 created, 0 updated, 0 unchanged, 0 failed",
                        "10000 of 10000: 0 created, 0 updated, 10000 unchanged, 0 failed");
        jobs.forEach(PropertyImportIT::print);
    }

    @Test
    void anImportThatWaitsCanBeCancelledAndThenStaysAsItIs() {
        worker.stop();
        var job =
                body(send(HEADER + "csv-k/1,a,vacant,residential,5\n").expectStatus().isAccepted());

        assertThat(cancelled(job).expectStatus().isOk().returnResult().getStatus().value())
                .isEqualTo(200);
        worker.start();

        assertThat(fixture.finished(GREEN, job).path("status").asString()).isEqualTo("cancelled");
        assertThat(houses("csv-k")).isEmpty();
        assertThat(body(cancelled(job).expectStatus().isEqualTo(409)).path("type").asString())
                .endsWith(":import-over");
    }

    @Test
    void theSameKeySentTwiceIsOneImport() {
        worker.stop();
        var first = keyed("import-" + UUID.randomUUID());
        var again = keyed(first.key());
        worker.start();

        assertThat(again.job().path("id")).isEqualTo(first.job().path("id"));
        fixture.finished(GREEN, first.job());
    }

    @Test
    void importsAreListedNewestFirstForThoseWhoMayImport() {
        var job = dryRun(HEADER + "csv-l/1,a,vacant,residential,5\n");

        var listed =
                body(
                        api.asStaff(GREEN)
                                .get()
                                .uri("/api/v1/property-imports?limit=1")
                                .exchange()
                                .expectStatus()
                                .isOk());

        assertThat(listed.path("items").path(0).path("id")).isEqualTo(job.path("id"));
        assertThat(listed.hasNonNull("nextCursor")).isTrue();
        api.asStaff(BLUE).get().uri(path(job)).exchange().expectStatus().isNotFound();
        api.asResident(GREEN).get().uri(path(job)).exchange().expectStatus().isForbidden();
    }

    @Test
    void theTemplateCanBeFilledInAndSent() throws IOException {
        for (var format : List.of("csv", "xlsx")) {
            var template = download(GREEN, "/api/v1/properties/imports/template?format=" + format);

            var done =
                    fixture.finished(
                            GREEN,
                            body(send(template, "?dryRun=true").expectStatus().isAccepted()));

            assertThat(counts(done)).startsWith("1 of 1:").endsWith("0 failed");
        }
    }

    @Test
    void whatIsExportedCanBeImported() throws IOException {
        fixture.imported(GREEN, HEADER + "csv-h/1,'=1+1,occupied,residential,50\n");

        var answer =
                api.asStaff(GREEN)
                        .get()
                        .uri(EXPORT)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(byte[].class)
                        .returnResult();
        var csv = answer.getResponseBody();
        assertThat(csv).isNotNull();
        assertThat(answer.getResponseHeaders().getContentType())
                .isEqualTo(MediaType.parseMediaType("text/csv;charset=UTF-8"));
        assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .contains("properties.csv");
        assertThat(new String(csv, UTF_8))
                .startsWith("\uFEFF\"บ้านเลขที่ / House number\",")
                .contains("\"csv-h/1\",\"'=1+1\",\"occupied\"");
        var xlsx = download(GREEN, EXPORT + "?format=xlsx");
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            assertThat(workbook.getFirstSheet().openStream().map(row -> row.getCellText(1)))
                    .contains("=1+1");
        }

        for (var file : List.of(csv, xlsx)) {
            assertThat(
                            counts(
                                    fixture.finished(
                                            GREEN,
                                            body(
                                                    send(file, "?dryRun=true")
                                                            .expectStatus()
                                                            .isAccepted()))))
                    .contains(": 0 created, 0 updated")
                    .endsWith("0 failed");
        }
        api.asResident(GREEN).get().uri(EXPORT).exchange().expectStatus().isForbidden();
    }

    private record Keyed(String key, JsonNode job) {}

    private Keyed keyed(String key) {
        var upload = new LinkedMultiValueMap<String, Object>();
        upload.add(
                "file",
                new ByteArrayResource(
                        (HEADER + "csv-i/1,a,vacant,residential,5\n").getBytes(UTF_8)) {
                    @Override
                    public String getFilename() {
                        return "once.csv";
                    }
                });
        return new Keyed(
                key,
                body(
                        api.asStaff(GREEN)
                                .post()
                                .uri("/api/v1/properties/imports?dryRun=true")
                                .header("Idempotency-Key", key)
                                .contentType(MediaType.MULTIPART_FORM_DATA)
                                .body(upload)
                                .exchange()
                                .expectStatus()
                                .isAccepted()));
    }

    private JsonNode dryRun(String csv) {
        return fixture.finished(
                GREEN, body(send(csv.getBytes(UTF_8), "?dryRun=true").expectStatus().isAccepted()));
    }

    private RestTestClient.ResponseSpec send(String csv) {
        return send(csv.getBytes(UTF_8), "");
    }

    private RestTestClient.ResponseSpec send(byte[] file, String query) {
        return fixture.send(GREEN, file, query, "en");
    }

    private RestTestClient.ResponseSpec cancelled(JsonNode job) {
        return api.asStaff(GREEN).post().uri(path(job) + "/cancellation").exchange();
    }

    private static String path(JsonNode job) {
        return "/api/v1/property-imports/" + job.path("id").asString();
    }

    private byte[] download(DemoVillage village, String path) {
        var file =
                api.asStaff(village)
                        .get()
                        .uri(path)
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody();
        assertThat(file).isNotNull();
        return file;
    }

    private static String type(RestTestClient.ResponseSpec answer) {
        return body(answer.expectStatus().isBadRequest()).path("type").asString();
    }

    /// Of all pages.
    private List<JsonNode> errors(JsonNode job, String language) {
        var all = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page =
                    body(
                            api.asStaff(GREEN)
                                    .get()
                                    .uri(path(job) + "/errors?limit=200" + cursor)
                                    .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                                    .exchange()
                                    .expectStatus()
                                    .isOk());
            page.path("items").forEach(all::add);
            cursor =
                    page.hasNonNull("nextCursor")
                            ? "&cursor=" + page.path("nextCursor").asString()
                            : "";
        } while (!cursor.isEmpty());
        return all;
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

    private static String counts(JsonNode job) {
        return "%d of %d: %d created, %d updated, %d unchanged, %d failed"
                .formatted(
                        job.path("done").asLong(),
                        job.path("total").asLong(),
                        job.path("created").asLong(),
                        job.path("updated").asLong(),
                        job.path("unchanged").asLong(),
                        job.path("failed").asLong());
    }

    private static void print(JsonNode job) {
        var took =
                Duration.between(
                        Instant.parse(job.path("startedAt").asString()),
                        Instant.parse(job.path("finishedAt").asString()));
        System.out.printf(
                "import of houses, %s: %d rows/s%n",
                counts(job), job.path("total").asLong() * 1000 / Math.max(1, took.toMillis()));
    }

    private static String place(JsonNode error) {
        return error.path("line").asLong() + " " + error.path("column").asString();
    }
}
