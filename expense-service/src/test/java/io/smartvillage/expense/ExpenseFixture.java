package io.smartvillage.expense;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoRealm;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
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
    private static final Set<DemoVillage> ESTABLISHED = ConcurrentHashMap.newKeySet();
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final AtomicInteger YEAR = new AtomicInteger(2600);

    private final Api api;
    private final TestEvents events;

    public ExpenseFixture(Api api, TestEvents events) {
        this.api = api;
        this.events = events;
        DemoRealm.VILLAGES.forEach(this::awaitEstablished);
    }

    /// What a village has from its first day is made a moment after the service has started.
    private void awaitEstablished(DemoVillage village) {
        if (!ESTABLISHED.contains(village)) {
            Awaitility.await("funds of " + village.alias())
                    .atMost(Duration.ofSeconds(30))
                    .until(() ->
                            !get(api.asAdmin(village), "/api/v1/funds").path("items").isEmpty());
            ESTABLISHED.add(village);
        }
    }

    /// At least one row in every table of the schema; once per village and JVM.
    public void populate(DemoVillage village) {
        if (!POPULATED.add(village)) {
            return;
        }
        somebodyWasSuspended(village);
        var expense = booked(village, category(village), "100", "2025-01-31");
        attach(village, id(expense), image("jpeg", 40, 30)).expectStatus().isOk();
        vendor(village);
        var year = fiscalYear(village, 2543);
        close(village, year).expectStatus().isOk();
        var common = fund(village, "common");
        transfer(village, common, fund(village, "sinking"), "1").expectStatus().isCreated();
        var box = box(village, common, "500");
        topUp(village, box).expectStatus().isCreated();
        count(village, box, "500", null).expectStatus().isCreated();
        budget(village, year(village), category(village), "1000");
    }

    /// A category with a name of its own.
    public UUID category(DemoVillage village) {
        return id(
                body(
                        createCategory(village, "Category " + NUMBER.incrementAndGet())
                                .expectStatus()
                                .isCreated()));
    }

    public UUID categoryBeneath(DemoVillage village, UUID parent) {
        return id(body(createBeneath(village, parent).expectStatus().isCreated()));
    }

    public RestTestClient.ResponseSpec createBeneath(DemoVillage village, UUID parent) {
        return post(
                api.asAdmin(village),
                "/api/v1/expense-categories",
                Map.of("name", "Category " + NUMBER.incrementAndGet(), "parentId", parent));
    }

    public RestTestClient.ResponseSpec createCategory(DemoVillage village, String name) {
        return post(
                api.asAdmin(village),
                "/api/v1/expense-categories",
                Map.of("name", name, "description", "for tests"));
    }

    public UUID vendor(DemoVillage village) {
        return id(
                body(
                        registerVendor(
                                        village,
                                        Map.of("name", "ช่างสมชาย " + NUMBER.incrementAndGet()))
                                .expectStatus()
                                .isCreated()));
    }

    public RestTestClient.ResponseSpec registerVendor(
            DemoVillage village, Map<String, Object> vendor) {
        return post(api.asStaff(village), "/api/v1/vendors", vendor);
    }

    /// A tax id that no other vendor of the tests has.
    public static String taxId() {
        var digits = "01055%07d".formatted(NUMBER.incrementAndGet());
        var sum = 0;
        for (var at = 0; at < digits.length(); at++) {
            sum += Character.digit(digits.charAt(at), 10) * (13 - at);
        }
        return digits + (11 - sum % 11) % 10;
    }

    public RestTestClient.ResponseSpec layOut(DemoVillage village, int year) {
        return post(api.asAdmin(village), "/api/v1/fiscal-years", Map.of("year", year));
    }

    public UUID fiscalYear(DemoVillage village, int year) {
        return id(body(layOut(village, year).expectStatus().isCreated()));
    }

    /// A fiscal year of its own, centuries ahead.
    public UUID year(DemoVillage village) {
        return fiscalYear(village, YEAR.incrementAndGet());
    }

    public RestTestClient.ResponseSpec close(DemoVillage village, UUID fiscalYearId) {
        return post(
                api.asAdmin(village),
                "/api/v1/fiscal-years/{id}/closing",
                Map.of("reason", "ปิดงบ"),
                fiscalYearId);
    }

    public RestTestClient.ResponseSpec reopen(DemoVillage village, UUID fiscalYearId) {
        return post(
                api.asAdmin(village),
                "/api/v1/fiscal-years/{id}/reopening",
                Map.of("reason", "แก้ไขงบ"),
                fiscalYearId);
    }

    /// The one of that kind, which every village has.
    public UUID fund(DemoVillage village, String kind) {
        return get(api.asStaff(village), "/api/v1/funds")
                .path("items")
                .valueStream()
                .filter(fund -> fund.path("kind").asString().equals(kind))
                .map(ExpenseFixture::id)
                .findFirst()
                .orElseThrow();
    }

    /// A fund that nobody else moves.
    public UUID ownFund(DemoVillage village) {
        return id(
                body(
                        post(
                                        api.asAdmin(village),
                                        "/api/v1/funds",
                                        Map.of("name", "Fund " + NUMBER.incrementAndGet()))
                                .expectStatus()
                                .isCreated()));
    }

    public RestTestClient.ResponseSpec transfer(
            DemoVillage village, UUID from, UUID to, String amount) {
        return post(
                api.asAdmin(village),
                "/api/v1/fund-transfers",
                Map.of(
                        "fromFundId",
                        from,
                        "toFundId",
                        to,
                        "amount",
                        new BigDecimal(amount),
                        "transferredOn",
                        "2025-01-31",
                        "reason",
                        "สมทบ"));
    }

    public UUID box(DemoVillage village, UUID fund, String floatAmount) {
        return id(
                body(
                        post(
                                        api.asAdmin(village),
                                        "/api/v1/petty-cash-boxes",
                                        Map.of(
                                                "name",
                                                "Box " + NUMBER.incrementAndGet(),
                                                "fundId",
                                                fund,
                                                "custodianId",
                                                UUID.randomUUID(),
                                                "floatAmount",
                                                new BigDecimal(floatAmount)))
                                .expectStatus()
                                .isCreated()));
    }

    public RestTestClient.ResponseSpec topUp(DemoVillage village, UUID box) {
        return post(api.asStaff(village), "/api/v1/petty-cash-boxes/{id}/top-ups", Map.of(), box);
    }

    public RestTestClient.ResponseSpec count(
            DemoVillage village, UUID box, String counted, @Nullable String reason) {
        var count = new LinkedHashMap<String, Object>();
        count.put("counted", new BigDecimal(counted));
        if (reason != null) {
            count.put("reason", reason);
        }
        return post(api.asStaff(village), "/api/v1/petty-cash-boxes/{id}/counts", count, box);
    }

    public UUID budget(DemoVillage village, UUID year, UUID category, String amount) {
        return id(
                body(
                        post(
                                        api.asStaff(village),
                                        "/api/v1/budgets",
                                        Map.of(
                                                "fiscalYearId",
                                                year,
                                                "lines",
                                                List.of(
                                                        Map.of(
                                                                "categoryId",
                                                                category,
                                                                "amount",
                                                                new BigDecimal(amount)))))
                                .expectStatus()
                                .isCreated()));
    }

    public RestTestClient.ResponseSpec draft(DemoVillage village, Map<String, Object> expense) {
        return post(api.asStaff(village), "/api/v1/expenses", expense);
    }

    public JsonNode drafted(DemoVillage village, UUID categoryId, String amount, String day) {
        return body(draft(village, anExpense(categoryId, amount, day)).expectStatus().isCreated());
    }

    public RestTestClient.ResponseSpec submit(DemoVillage village, UUID expenseId) {
        return post(api.asStaff(village), "/api/v1/expenses/{id}/submission", Map.of(), expenseId);
    }

    /// Drafted and submitted by the staff.
    public JsonNode submitted(DemoVillage village, Map<String, Object> expense) {
        var id = id(body(draft(village, expense).expectStatus().isCreated()));
        return body(submit(village, id).expectStatus().isOk());
    }

    public RestTestClient.ResponseSpec approve(RestTestClient approver, JsonNode expense) {
        return post(
                approver,
                "/api/v1/expenses/{id}/approval",
                Map.of("totalAmount", expense.path("totalAmount").decimalValue()),
                id(expense));
    }

    /// By the admin.
    public JsonNode approved(DemoVillage village, Map<String, Object> expense) {
        return body(
                approve(api.asAdmin(village), submitted(village, expense)).expectStatus().isOk());
    }

    public RestTestClient.ResponseSpec pay(
            DemoVillage village, UUID expenseId, String day, Map<String, Object> how) {
        var payment = new LinkedHashMap<String, Object>();
        payment.put("paidOn", day);
        payment.put("method", "transfer");
        payment.putAll(how);
        return post(api.asStaff(village), "/api/v1/expenses/{id}/payment", payment, expenseId);
    }

    /// Drafted and paid by the staff, approved by the admin.
    public JsonNode booked(DemoVillage village, UUID categoryId, String amount, String day) {
        var expense = approved(village, anExpense(categoryId, amount, day));
        return body(pay(village, id(expense), day, Map.of()).expectStatus().isOk());
    }

    /// By the admin.
    public RestTestClient.ResponseSpec takeBack(DemoVillage village, UUID expenseId) {
        return step(api.asAdmin(village), "void", expenseId);
    }

    public RestTestClient.ResponseSpec step(RestTestClient who, String step, UUID expenseId) {
        return post(
                who, "/api/v1/expenses/{id}/" + step, Map.of("reason", "booked twice"), expenseId);
    }

    public RestTestClient.ResponseSpec post(
            RestTestClient who, String uri, Object body, Object... ids) {
        return who.post()
                .uri(uri, ids)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .exchange();
    }

    public static JsonNode get(RestTestClient who, String uri, Object... ids) {
        return body(who.get().uri(uri, ids).exchange().expectStatus().isOk());
    }

    /// The end of the problem's type.
    public static String code(RestTestClient.ResponseSpec answer) {
        return body(answer).path("type").asString().replace("urn:smart-village:problem:", "");
    }

    /// Names of what the books do not prove, as far as it is about the thing.
    public List<String> differences(DemoVillage village, UUID about) {
        return get(api.asStaff(village), "/api/v1/journal/check")
                .path("differences")
                .valueStream()
                .filter(one -> one.path("subjectId").asString("").equals(about.toString()))
                .map(one -> one.path("check").asString())
                .toList();
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
        expense.put("amount", new BigDecimal(amount));
        expense.put("description", "ค่าไฟฟ้าส่วนกลาง");
        expense.put("paymentDate", day);
        return expense;
    }

    public static Map<String, Object> anExpense(
            UUID categoryId, String amount, String day, Map<String, Object> more) {
        var expense = anExpense(categoryId, amount, day);
        expense.putAll(more);
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
