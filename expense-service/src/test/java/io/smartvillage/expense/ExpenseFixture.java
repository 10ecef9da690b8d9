package io.smartvillage.expense;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

/// Brings about categories, expenses and receipts through the API.
public final class ExpenseFixture {

    private static final Set<DemoVillage> POPULATED = ConcurrentHashMap.newKeySet();
    private static final AtomicLong NUMBER = new AtomicLong();

    private final Api api;
    private final TestEvents events;

    public ExpenseFixture(Api api, TestEvents events) {
        this.api = api;
        this.events = events;
    }

    /// At least one row in every table of the schema; once per village and JVM.
    public void populate(DemoVillage village) {
        if (!POPULATED.add(village)) {
            return;
        }
        somebodyWasSuspended(village);
        var expense = booked(village, category(village), "100", "2025-01-31");
        attach(village, id(expense), image("jpeg", 40, 30)).expectStatus().isOk();
    }

    /// A category with a name of its own.
    public UUID category(DemoVillage village) {
        return id(
                body(
                        createCategory(village, "Category " + NUMBER.incrementAndGet())
                                .expectStatus()
                                .isCreated()));
    }

    public RestTestClient.ResponseSpec createCategory(DemoVillage village, String name) {
        return api.asAdmin(village)
                .post()
                .uri("/api/v1/expense-categories")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("name", name, "description", "for tests"))
                .exchange();
    }

    public JsonNode booked(DemoVillage village, UUID categoryId, String amount, String day) {
        return body(book(village, anExpense(categoryId, amount, day)).expectStatus().isCreated());
    }

    public RestTestClient.ResponseSpec book(DemoVillage village, Map<String, Object> expense) {
        return api.asStaff(village)
                .post()
                .uri("/api/v1/expenses")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(expense)
                .exchange();
    }

    public RestTestClient.ResponseSpec takeBack(DemoVillage village, UUID expenseId) {
        return api.asStaff(village)
                .post()
                .uri("/api/v1/expenses/{id}/void", expenseId)
                .body(Map.of("reason", "booked twice"))
                .exchange();
    }

    public RestTestClient.ResponseSpec attach(DemoVillage village, UUID expenseId, byte[] content) {
        return attach(village, expenseId, "file", "../../receipt.svg", content);
    }

    public RestTestClient.ResponseSpec attach(
            DemoVillage village, UUID expenseId, String part, String name, byte[] content) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_OCTET_STREAM);
        headers.setContentDispositionFormData(part, name);
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add(part, new HttpEntity<>(new ByteArrayResource(content), headers));
        return api.asStaff(village)
                .put()
                .uri("/api/v1/expenses/{id}/receipt", expenseId)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange();
    }

    public static Map<String, Object> anExpense(UUID categoryId, String amount, String day) {
        var expense = new LinkedHashMap<String, Object>();
        expense.put("categoryId", categoryId);
        expense.put("amount", new java.math.BigDecimal(amount));
        expense.put("description", "ค่าไฟฟ้าส่วนกลาง");
        expense.put("paymentDate", day);
        return expense;
    }

    public static byte[] image(String format, int width, int height) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(
                    new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static UUID id(JsonNode resource) {
        return UUID.fromString(resource.path("id").asString());
    }

    public static JsonNode body(RestTestClient.ResponseSpec answer) {
        var body = answer.expectBody(JsonNode.class).returnResult().getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }

    private void somebodyWasSuspended(DemoVillage village) {
        var id = UUID.randomUUID().toString();
        events.publish(
                village,
                "identity.user-state.v1",
                id,
                "identity.UserState",
                """
                {"userId": "%s", "role": "resident", "status": "suspended", "version": 1}
                """
                        .formatted(id));
        events.awaitConsumed("identity.user-state.v1");
    }
}
