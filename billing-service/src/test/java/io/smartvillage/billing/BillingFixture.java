package io.smartvillage.billing;

import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Houses, fees, invoices and payments, brought about as they are in life: by property-service's
/// events and through the API.
///
/// Tests share the villages. Each makes houses of its own; schedules of a test are in force in one
/// month of the past only, so that they charge nobody else. Houses of the fixture itself are vacant
/// land, which no other test charges; they come first, so that the contract's trials, which take
/// the oldest row of each table, change nothing that a test counts on.
public final class BillingFixture {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<DemoVillage> FILLED = ConcurrentHashMap.newKeySet();
    private static final Set<List<Object>> CHARGED = ConcurrentHashMap.newKeySet();

    private final Api api;
    private final TestEvents events;
    private final TestDatabase database;

    public BillingFixture(Api api, TestEvents events, TestDatabase database) {
        this.api = api;
        this.events = events;
        this.database = database;
        fill(GREEN);
    }

    /// At least one row in every table, once per JVM.
    public void fill(DemoVillage village) {
        fillOnce(village);
        // Trials tell of every house in another village's name, too.
        if (count(
                        """
                        select 1 from property mine where village_id = '%s'
                        and not exists (select from property theirs
                            where theirs.id = mine.id and theirs.village_id <> mine.village_id)
                        """
                                .formatted(village.id()))
                == 0) {
            house(village, "vacant_land", "50", null, List.of());
        }
        // Trials issue drafts and throw them away.
        if (count("select 1 from invoice_draft where village_id = '%s'".formatted(village.id()))
                == 0) {
            draft(village, house(village, "vacant_land", "50", null, List.of()), "150.00");
        }
    }

    private void fillOnce(DemoVillage village) {
        if (!FILLED.add(village)) {
            return;
        }
        decideSettings(village);
        var resident = userId(village.resident(), village);
        var house = house(village, "vacant_land", "50", resident, List.of(resident));
        var month = month(10);
        charge(village, month, "fixed", "1500.00", "vacant_land");
        bill(village, month);
        var payment = pay(api.asResident(village), invoiceId(village, house, month), "10.00");
        uploadSlip(api.asResident(village), payment, picture("jpg")).expectStatus().isOk();
        verify(village, payment).expectStatus().isOk();
        uploadSlip(
                        api.asResident(village),
                        pay(api.asResident(village), invoiceId(village, house, month), "20.00"),
                        picture("png"))
                .expectStatus()
                .isOk();
        post(
                        api.asStaff(village),
                        "/api/v1/invoices/{id}/credit-notes",
                        Map.of("amount", new BigDecimal("1.00"), "reason", "คิดเนื้อที่ผิด"),
                        invoiceId(village, house, month))
                .expectStatus()
                .isCreated();
    }

    private void decideSettings(DemoVillage village) {
        api.asAdmin(village)
                .put()
                .uri("/api/v1/billing-settings")
                .header(HttpHeaders.IF_MATCH, "\"0\"")
                .body(
                        Map.of(
                                "letterhead",
                                Map.of("name", "สวนเขียว", "address", "99 หมู่ 4 นนทบุรี 11120"),
                                "allocationPolicy",
                                "penalty_first",
                                "reminderDays",
                                Map.of(
                                        "friendly", 7,
                                        "formal", 30,
                                        "threeMonths", 90,
                                        "sixMonths", 180)))
                .exchange()
                .expectStatus()
                .isOk();
    }

    /// Of one fee line, due in 2035.
    public UUID draft(DemoVillage village, UUID propertyId, String amount) {
        return draft(village, propertyId, "2035-01-31", amount);
    }

    public UUID draft(DemoVillage village, UUID propertyId, String dueDate, String amount) {
        var line =
                Map.of(
                        "kind", "fee",
                        "description", "ค่าบัตรผ่านเข้าออก",
                        "quantity", 1,
                        "unit", "item",
                        "rate", new BigDecimal(amount));
        var draft =
                body(
                        post(
                                        api.asStaff(village),
                                        "/api/v1/invoice-drafts",
                                        Map.of(
                                                "propertyId", propertyId,
                                                "dueDate", dueDate,
                                                "lines", List.of(line)))
                                .expectStatus()
                                .isCreated());
        return UUID.fromString(draft.path("id").asString());
    }

    /// An invoice that staff wrote by hand.
    public UUID issued(DemoVillage village, UUID propertyId, String dueDate, String amount) {
        var id = draft(village, propertyId, dueDate, amount);
        post(api.asStaff(village), "/api/v1/invoice-drafts/{id}/issuance", Map.of(), id)
                .expectStatus()
                .isCreated();
        return id;
    }

    public RestTestClient.ResponseSpec post(
            RestTestClient client, String uri, Object body, Object... variables) {
        return client.post()
                .uri(uri, variables)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .exchange();
    }

    /// Pays and verifies.
    public UUID settle(DemoVillage village, UUID invoiceId, String amount) {
        var payment = pay(api.asStaff(village), invoiceId, amount);
        verify(village, payment).expectStatus().isOk();
        return payment;
    }

    /// The differences that the books of a house show, by name.
    public List<String> differences(DemoVillage village, UUID propertyId) {
        return get(api.asStaff(village), "/api/v1/ledger/check?propertyId={id}", propertyId)
                .path("differences")
                .valueStream()
                .map(difference -> difference.path("check").asString())
                .toList();
    }

    /// What nobody could do through the API, past the wall.
    public void plant(String sql) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static BigDecimal baht(JsonNode amount) {
        return new BigDecimal(amount.asString());
    }

    /// The token's `sub`.
    public UUID userId(String username, DemoVillage village) {
        var claims = api.tokens().of(username, village).split("\\.", -1)[1];
        return UUID.fromString(
                JSON.readTree(
                                new String(
                                        Base64.getUrlDecoder().decode(claims),
                                        StandardCharsets.UTF_8))
                        .path("sub")
                        .asString());
    }

    /// A house as property-service tells of it, once this service has heard.
    public UUID house(
            DemoVillage village,
            String landUse,
            String areaSqWah,
            @Nullable UUID ownerId,
            List<UUID> residentIds) {
        var id = UUID.randomUUID();
        tell(village, id, landUse, areaSqWah, ownerId, residentIds, Instant.now());
        Awaitility.await("house " + id)
                .atMost(Duration.ofSeconds(15))
                .until(() -> count("select 1 from property where id = '%s'".formatted(id)) == 1);
        return id;
    }

    public void tell(
            DemoVillage village,
            UUID id,
            String landUse,
            String areaSqWah,
            @Nullable UUID ownerId,
            List<UUID> residentIds,
            Instant updatedAt) {
        var state = new HashMap<String, @Nullable Object>();
        state.put("propertyId", id);
        state.put("houseNumber", "99/" + id.toString().substring(0, 8));
        state.put("landUse", landUse);
        state.put("areaSqWah", new BigDecimal(areaSqWah));
        state.put("address", "ซอย 4");
        state.put("status", "occupied");
        state.put("ownerId", ownerId);
        state.put("residentIds", residentIds);
        state.put("updatedAt", updatedAt.toString());
        events.publish(
                village,
                "property.property-state.v1",
                id.toString(),
                "property.PropertyState",
                JSON.writeValueAsString(state));
    }

    public long count(String query) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from (" + query + ") as rows")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A month of the past whose invoices can still be due in the future.
    ///
    /// @param ago 1 to 10
    public static YearMonth month(int ago) {
        return YearMonth.now(ZoneOffset.UTC).minusMonths(ago);
    }

    /// In force in that month only.
    public void charge(
            DemoVillage village, YearMonth month, String kind, String rate, String landUse) {
        api.asAdmin(village)
                .post()
                .uri("/api/v1/fee-schedules")
                .body(
                        Map.of(
                                "name",
                                "ค่าส่วนกลาง",
                                "kind",
                                kind,
                                "rate",
                                new BigDecimal(rate),
                                "landUse",
                                landUse,
                                "validFrom",
                                month.atDay(1).toString(),
                                "validUntil",
                                month.plusMonths(1).atDay(1).toString()))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    public JsonNode bill(DemoVillage village, YearMonth month) {
        return body(billing(village, month).expectStatus().isCreated());
    }

    public RestTestClient.ResponseSpec billing(DemoVillage village, YearMonth month) {
        return api.asStaff(village)
                .post()
                .uri("/api/v1/billing-runs")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(
                        Map.of(
                                "period",
                                month.toString(),
                                "dueDate",
                                month.plusMonths(12).atEndOfMonth().toString()))
                .exchange();
    }

    /// An invoice of 1,000.00 for a new house, not due yet.
    public UUID invoiceOf1000(DemoVillage village, @Nullable UUID ownerId) {
        var month = month(1);
        if (CHARGED.add(List.of(village, month))) {
            charge(village, month, "fixed", "1000.00", "commercial");
        }
        var house = house(village, "commercial", "50", ownerId, List.of());
        bill(village, month);
        return invoiceId(village, house, month);
    }

    public UUID invoiceId(DemoVillage village, UUID propertyId, YearMonth month) {
        return UUID.fromString(invoice(village, propertyId, month).path("id").asString());
    }

    public JsonNode invoice(DemoVillage village, UUID propertyId, YearMonth month) {
        var page =
                body(
                        api.asStaff(village)
                                .get()
                                .uri(
                                        "/api/v1/invoices?propertyId={id}&period={period}",
                                        propertyId,
                                        month)
                                .exchange()
                                .expectStatus()
                                .isOk());
        assertThat(page.path("items").size()).as("invoices of " + propertyId).isEqualTo(1);
        return page.path("items").path(0);
    }

    public JsonNode get(RestTestClient client, String uri, Object... variables) {
        return body(client.get().uri(uri, variables).exchange().expectStatus().isOk());
    }

    public UUID pay(RestTestClient client, UUID invoiceId, String amount) {
        var payment = body(paying(client, invoiceId, amount).expectStatus().isCreated());
        return UUID.fromString(payment.path("id").asString());
    }

    public RestTestClient.ResponseSpec paying(
            RestTestClient client, UUID invoiceId, String amount) {
        return client.post()
                .uri("/api/v1/payments")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(
                        Map.of(
                                "invoiceId",
                                invoiceId,
                                "amount",
                                new BigDecimal(amount),
                                "paymentDate",
                                "2026-11-20",
                                "paymentMethod",
                                "promptpay"))
                .exchange();
    }

    public RestTestClient.ResponseSpec verify(DemoVillage village, UUID paymentId) {
        var answer =
                api.asStaff(village)
                        .post()
                        .uri("/api/v1/payments/{id}/verification", paymentId)
                        .body(Map.of("note", "seen in the account"))
                        .exchange();
        trace(paymentId);
        return answer;
    }

    /// The trace and the posting of a verified payment of one invoice, if it left none.
    private void trace(UUID paymentId) {
        plant(
                """
                with verified as (
                    select * from payment p where id = '%s' and status = 'verified'
                    and not exists (select from allocation a where a.payment_id = p.id)
                ), traced as (
                    insert into allocation (village_id, payment_id, property_id, invoice_id,
                        component, amount, rule, cause_id, created_at)
                    select village_id, id, property_id, invoice_id, 'fee', amount, 'payer_choice',
                        id, updated_at
                    from verified
                )
                insert into ledger_posting (village_id, booked_on, booked_at, kind, debit, credit,
                    amount, property_id, invoice_id, source_id)
                select village_id, (updated_at at time zone 'Asia/Bangkok')::date, updated_at,
                    'payment', 'bank', 'receivable', amount, property_id, invoice_id, id
                from verified
                """
                        .formatted(paymentId));
    }

    public RestTestClient.ResponseSpec uploadSlip(
            RestTestClient client, UUID paymentId, byte[] content) {
        return uploadSlip(client, paymentId, "slip.jpg", content);
    }

    public RestTestClient.ResponseSpec uploadSlip(
            RestTestClient client, UUID paymentId, String name, byte[] content) {
        var file =
                new ByteArrayResource(content) {
                    @Override
                    public String getFilename() {
                        return name;
                    }
                };
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", file);
        return client.put()
                .uri("/api/v1/payments/{id}/slip", paymentId)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.MULTIPART_FORM_DATA_VALUE)
                .body(parts)
                .exchange();
    }

    public static byte[] picture(String format) {
        var image = new BufferedImage(60, 90, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < image.getWidth(); x++) {
            image.setRGB(x, x, Color.WHITE.getRGB());
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static JsonNode body(RestTestClient.ResponseSpec answer) {
        var body = answer.expectBody(JsonNode.class).returnResult().getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }
}
