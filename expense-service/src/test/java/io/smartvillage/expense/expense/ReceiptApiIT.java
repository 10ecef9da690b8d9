package io.smartvillage.expense.expense;

import static io.smartvillage.expense.ExpenseFixture.body;
import static io.smartvillage.expense.ExpenseFixture.id;
import static io.smartvillage.expense.ExpenseFixture.image;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.expense.ExpenseFixture;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

@VillageServiceTest
class ReceiptApiIT {

    private static final byte[] PDF =
            "%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n".getBytes(UTF_8);

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    @Value("${smartvillage.storage.folder}")
    Path folder;

    private ExpenseFixture fixture;
    private UUID expense;

    @BeforeEach
    void book() {
        fixture = new ExpenseFixture(api, events);
        expense = id(fixture.booked(GREEN, fixture.category(GREEN), "10", "2025-01-31"));
    }

    @Test
    void keepsThePictureAndNothingElseOfTheFile() throws IOException {
        var polyglot = followedBy(image("jpeg", 60, 40), "<script>alert(1)</script>");

        var view = body(attach(polyglot).expectStatus().isOk());

        var url = view.path("receiptUrl").asString();
        assertThat(url).isEqualTo("/api/v1/expenses/" + expense + "/receipt");
        var receipt = read(GREEN, expense);
        assertThat(receipt.getResponseHeaders().getContentType()).isEqualTo(MediaType.IMAGE_JPEG);
        assertThat(receipt.getResponseHeaders().getFirst("X-Content-Type-Options"))
                .isEqualTo("nosniff");
        assertThat(receipt.getResponseHeaders().getFirst(HttpHeaders.CACHE_CONTROL))
                .isEqualTo("no-store, private");
        assertThat(receipt.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("inline; filename=\"receipt-" + expense + ".jpg\"");
        var content = content(receipt);
        assertThat(new String(content, ISO_8859_1)).doesNotContain("script");
        assertThat(ImageIO.read(new ByteArrayInputStream(content)).getWidth()).isEqualTo(60);
        var told =
                events.await(
                        "expense.expense.v1",
                        "expense.ReceiptAttached",
                        data -> data.path("expenseId").asString().equals(expense.toString()));
        assertThat(told.data().path("fileType").asString()).isEqualTo("jpeg");
        assertThat(told.data().path("sizeBytes").asLong()).isEqualTo(content.length);
    }

    @Test
    void servesAPdfAsADownloadInASandbox() {
        attach(PDF).expectStatus().isOk();

        var receipt = read(GREEN, expense);

        assertThat(content(receipt)).isEqualTo(PDF);
        assertThat(receipt.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("attachment;");
        assertThat(receipt.getResponseHeaders().getFirst("Content-Security-Policy"))
                .contains("sandbox");
    }

    @Test
    void nothingReadableLiesInTheFolder() throws IOException {
        var secret = "account-of-somebody-" + UUID.randomUUID();
        attach(followedBy(PDF, secret + "%%EOF")).expectStatus().isOk();

        assertThat(new String(content(read(GREEN, expense)), UTF_8)).contains(secret);
        try (Stream<Path> files = Files.walk(folder.resolve(GREEN.id().toString()))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .noneMatch(file -> readable(file).contains(secret));
        }
    }

    @Test
    void theSameFileAgainChangesNothingAndAnotherTakesItsPlace() throws SQLException {
        attach(image("png", 10, 10)).expectStatus().isOk();
        var first = get().path("updatedAt");

        attach(image("png", 10, 10)).expectStatus().isOk();
        assertThat(get().path("updatedAt")).isEqualTo(first);
        assertThat(receipts()).isEqualTo(1);

        attach(PDF).expectStatus().isOk();
        assertThat(content(read(GREEN, expense))).isEqualTo(PDF);
        assertThat(receipts()).as("a receipt that was replaced stays").isEqualTo(2);
    }

    @Test
    void anExpenseHasSeveralReceiptsEachOfWhichCanBeRead() {
        attach(image("png", 10, 10)).expectStatus().isOk();
        attach(PDF).expectStatus().isOk();

        var receipts =
                body(api.asStaff(GREEN)
                                .get()
                                .uri("/api/v1/expenses/{id}/receipts", expense)
                                .exchange()
                                .expectStatus()
                                .isOk())
                        .path("items");

        assertThat(receipts.findValuesAsString("fileType")).containsExactly("png", "pdf");
        api.asStaff(GREEN)
                .get()
                .uri(receipts.path(0).path("url").asString())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.IMAGE_PNG);
        var other = id(fixture.drafted(GREEN, fixture.category(GREEN), "10", "2025-01-31"));
        api.asStaff(GREEN)
                .get()
                .uri("/api/v1/expenses/{id}/receipts/{receipt}", other, id(receipts.path(0)))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void refusesHostileFilesAndKeepsNothing() throws SQLException {
        refused(new byte[0], 400, "file-empty");
        refused("<svg onload=\"alert(1)\"/>".getBytes(UTF_8), 415, "file-type-refused");
        refused("<html><script>".getBytes(UTF_8), 415, "file-type-refused");
        refused("MZ\0\0".getBytes(UTF_8), 415, "file-type-refused");
        refused(image("gif", 10, 10), 415, "file-type-refused");
        refused(java.util.Arrays.copyOf(image("png", 300, 200), 60), 422, "file-broken");
        refused(pngClaiming(60_000, 60_000), 422, "too-many-pixels");
        refused(new byte[11 * 1024 * 1024], 413, "body-too-large");

        assertThat(receipts()).isZero();
        assertThat(get().path("receiptUrl").asString("")).isEmpty();
        api.asStaff(GREEN)
                .get()
                .uri("/api/v1/expenses/{id}/receipt", expense)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void saysItInThaiToo() {
        var problem =
                body(fixture.attach(GREEN, expense, new byte[0]).expectStatus().isBadRequest());
        assertThat(problem.path("title").asString()).isEqualTo("The file is empty");

        var thai =
                body(
                        api.asStaff(GREEN)
                                .get()
                                .uri("/api/v1/expenses/{id}/receipt", expense)
                                .header(HttpHeaders.ACCEPT_LANGUAGE, "th")
                                .exchange()
                                .expectStatus()
                                .isNotFound());
        assertThat(thai.path("title").asString()).isEqualTo("ไม่มีใบเสร็จ");
    }

    @Test
    void thePartIsNamedFile() {
        var problem =
                body(
                        fixture.attach(GREEN, expense, "picture", "a.png", image("png", 1, 1))
                                .expectStatus()
                                .isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field")).containsExactly("file");
    }

    @Test
    void aBodyOfAnotherTypeIsNotTaken() {
        api.asStaff(GREEN)
                .put()
                .uri("/api/v1/expenses/{id}/receipt", expense)
                .contentType(MediaType.IMAGE_PNG)
                .body(image("png", 10, 10))
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void anotherVillagesReceiptIsNotThere() {
        attach(PDF).expectStatus().isOk();

        fixture.attach(BLUE, expense, PDF).expectStatus().isNotFound();
        api.asAdmin(BLUE)
                .get()
                .uri("/api/v1/expenses/{id}/receipt", expense)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void ofTwoReceiptsAtOnceOneIsTheLatestAndNoFileIsLost() throws Exception {
        var before = files();
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    both.invokeAll(
                            Stream.of(20, 30)
                                    .map(size ->
                                            (Callable<Integer>)
                                                    () ->
                                                            attach(image("png", size, size))
                                                                    .returnResult()
                                                                    .getStatus()
                                                                    .value())
                                    .toList());
            for (var answer : answers) {
                assertThat(answer.get()).isIn(200, 409);
            }
        }
        assertThat(files() - before)
                .as("a file for each receipt, none for a request that lost")
                .isEqualTo(receipts());
    }

    private void refused(byte[] content, int status, String code) {
        var problem = body(attach(content).expectStatus().isEqualTo(status));
        assertThat(problem.path("type").asString()).endsWith(":" + code);
        if (!code.equals("body-too-large")) {
            assertThat(problem.path("errors").findValuesAsString("field")).containsExactly("file");
        }
    }

    private RestTestClient.ResponseSpec attach(byte[] content) {
        return fixture.attach(GREEN, expense, content);
    }

    private tools.jackson.databind.JsonNode get() {
        return body(
                api.asStaff(GREEN)
                        .get()
                        .uri("/api/v1/expenses/{id}", expense)
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    private EntityExchangeResult<byte[]> read(DemoVillage village, UUID id) {
        return api.asStaff(village)
                .get()
                .uri("/api/v1/expenses/{id}/receipt", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult();
    }

    private static byte[] content(EntityExchangeResult<byte[]> receipt) {
        var content = receipt.getResponseBody();
        assertThat(content).isNotNull();
        return content;
    }

    private long receipts() throws SQLException {
        try (var connection = database.asSuperuser();
                var count =
                        connection.prepareStatement(
                                "select count(*) from expense_receipt where expense_id = ?")) {
            count.setObject(1, expense);
            try (var rows = count.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static String readable(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] followedBy(byte[] first, String text) {
        var second = text.getBytes(UTF_8);
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }

    private static byte[] pngClaiming(int width, int height) {
        return ByteBuffer.wrap(image("png", 1, 1)).putInt(16, width).putInt(20, height).array();
    }
}
