package io.smartvillage.billing;

import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.promptpay.BankSlip;
import io.smartvillage.billing.promptpay.SlipQr;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.qr.QrSymbol;
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
import java.time.LocalDate;
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
import tools.jackson.databind.node.ObjectNode;

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
                        slipPicture(new BankSlip("014", "FIXTURE-" + village.alias())))
                .expectStatus()
                .isOk();
        post(
                        api.asStaff(village),
                        "/api/v1/invoices/{id}/credit-notes",
                        Map.of("amount", new BigDecimal("1.00"), "reason", "คิดเนื้อที่ผิด"),
                        invoiceId(village, house, month))
                .expectStatus()
                .isCreated();
        var ahead = house(village, "vacant_land", "50", null, List.of());
        verify(village, payAhead(village, ahead, "2.00")).expectStatus().isOk();
        refund(village, ahead, "1.00").expectStatus().isCreated();
        penaltyAndReminder(village, house);
        fillFees(village, house, month);
        movesAndSale(village, house);
        var bank = new BankFixture(api, database);
        var account = bank.account(village);
        bank.secret(account);
        bank.secret(account);
        bank.imported(account, BankFixture.csv(account, "01/11/2026,10:00,unknown,,3.33"));
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

    private void fillFees(DemoVillage village, UUID house, YearMonth month) {
        var set = "fill";
        var metered =
                schedule(
                        village,
                        Map.of(
                                "scheduleSet",
                                set,
                                "kind",
                                "metered",
                                "meterKind",
                                "water",
                                "rate",
                                "18.00",
                                "validFrom",
                                month.atDay(1).toString(),
                                "validUntil",
                                month.plusMonths(1).atDay(1).toString()));
        create(
                api.asAdmin(village),
                "/api/v1/fee-exceptions",
                Map.of(
                        "propertyId",
                        house,
                        "feeScheduleId",
                        metered,
                        "effect",
                        "include",
                        "validFrom",
                        month.atDay(1).toString(),
                        "reason",
                        "มติที่ประชุม"));
        terms(village, house, Map.of("billedFrom", "2001-01-01"));
        var meter = meter(village, house, month.minusMonths(1).atEndOfMonth(), "10");
        read(village, meter, month.atEndOfMonth(), "25").expectStatus().isCreated();
        bill(village, month, set);
        prepay(village, house, set + "-ahead");
    }

    /// Pays two months from this one on ahead, under a schedule and an offer of its own.
    ///
    /// @return the prepayment
    public JsonNode prepay(DemoVillage village, UUID house, String set) {
        var month = month(0);
        schedule(
                village,
                Map.of(
                        "scheduleSet",
                        set,
                        "kind",
                        "fixed",
                        "rate",
                        "100.00",
                        "validFrom",
                        month.atDay(1).toString()));
        var offer =
                create(
                                api.asAdmin(village),
                                "/api/v1/prepayment-offers",
                                Map.of(
                                        "name",
                                        "ชำระล่วงหน้า",
                                        "scheduleSet",
                                        set,
                                        "months",
                                        2,
                                        "percent",
                                        5,
                                        "validFrom",
                                        "2026-01-01"))
                        .path("id")
                        .asString();
        return create(
                api.asStaff(village),
                "/api/v1/prepayments",
                Map.of(
                        "propertyId",
                        house,
                        "prepaymentOfferId",
                        offer,
                        "firstPeriod",
                        month.toString(),
                        "dueDate",
                        month.plusMonths(1).atEndOfMonth().toString()));
    }

    /// @param fields name and land use are added if they are absent
    /// @return its id
    public UUID schedule(DemoVillage village, Map<String, Object> fields) {
        var schedule = new HashMap<String, Object>(fields);
        schedule.putIfAbsent("name", "ค่าส่วนกลาง");
        schedule.put("rate", new BigDecimal(String.valueOf(fields.get("rate"))));
        return UUID.fromString(
                create(api.asAdmin(village), "/api/v1/fee-schedules", schedule)
                        .path("id")
                        .asString());
    }

    public void terms(DemoVillage village, UUID house, Map<String, Object> terms) {
        var version =
                get(api.asStaff(village), "/api/v1/billing-terms/{id}", house)
                        .path("version")
                        .asLong();
        api.asAdmin(village)
                .put()
                .uri("/api/v1/billing-terms/{id}", house)
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .body(terms)
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

    private void penaltyAndReminder(DemoVillage village, UUID house) {
        new OldInvoices(database).invoice(village, house, LocalDate.of(2003, 12, 31), "900.00");
        api.asAdmin(village)
                .post()
                .uri("/api/v1/penalty-rules")
                .body(
                        Map.of(
                                "name",
                                "เบี้ยปรับชำระล่าช้า",
                                "kind",
                                "yearly_interest",
                                "percent",
                                10,
                                "landUse",
                                "vacant_land",
                                "graceDays",
                                0,
                                "validFrom",
                                "2004-01-01",
                                "validUntil",
                                "2004-02-01"))
                .exchange()
                .expectStatus()
                .isCreated();
        api.asStaff(village)
                .post()
                .uri("/api/v1/penalty-assessments")
                .body(Map.of("asOf", "2004-02-01"))
                .exchange()
                .expectStatus()
                .isOk();
        api.asStaff(village).post().uri("/api/v1/reminder-rounds").exchange().expectStatus().isOk();
    }

    /// A water meter.
    public UUID meter(DemoVillage village, UUID house, LocalDate installedOn, String value) {
        return UUID.fromString(
                create(
                                api.asStaff(village),
                                "/api/v1/meters",
                                Map.of(
                                        "propertyId",
                                        house,
                                        "kind",
                                        "water",
                                        "serial",
                                        "W-" + UUID.randomUUID(),
                                        "installedOn",
                                        installedOn.toString(),
                                        "value",
                                        new BigDecimal(value)))
                        .path("id")
                        .asString());
    }

    public RestTestClient.ResponseSpec read(
            DemoVillage village, UUID meter, LocalDate readOn, String value) {
        return api.asStaff(village)
                .post()
                .uri("/api/v1/meters/{id}/readings", meter)
                .body(Map.of("readOn", readOn.toString(), "value", new BigDecimal(value)))
                .exchange();
    }

    public JsonNode create(RestTestClient client, String uri, Map<String, ?> body) {
        return body(client.post().uri(uri).body(body).exchange().expectStatus().isCreated());
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
        tell(village, id, landUse, areaSqWah, ownerId, null, residentIds, updatedAt);
    }

    /// @param ownerIds null as in states of before there were several
    public void tell(
            DemoVillage village,
            UUID id,
            String landUse,
            String areaSqWah,
            @Nullable UUID ownerId,
            @Nullable List<UUID> ownerIds,
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
        if (ownerIds != null) {
            state.put("ownerIds", ownerIds);
        }
        state.put("residentIds", residentIds);
        state.put("updatedAt", updatedAt.toString());
        events.publish(
                village,
                "property.property-state.v1",
                id.toString(),
                "property.PropertyState",
                JSON.writeValueAsString(state));
    }

    /// A stay from January to May, and a sale in June.
    private void movesAndSale(DemoVillage village, UUID house) {
        var stay = UUID.randomUUID();
        movedIn(village, house, stay, "2026-01-01");
        movedOut(village, house, stay, "2026-01-01", "2026-06-01");
        sold(village, house, "2026-06-16", UUID.randomUUID(), UUID.randomUUID());
        awaitMoves();
    }

    public void movedIn(DemoVillage village, UUID house, UUID occupancy, String from) {
        var fact = example("property.ResidentMovedIn", house);
        fact.put("occupancyId", occupancy.toString());
        fact.put("from", from);
        fact.put("recordedAt", Instant.now().toString());
        fact(village, house, "property.ResidentMovedIn", fact);
    }

    public void movedOut(
            DemoVillage village, UUID house, UUID occupancy, String from, String until) {
        var fact = example("property.ResidentMovedOut", house);
        fact.put("occupancyId", occupancy.toString());
        fact.put("from", from);
        fact.put("until", until);
        fact.put("recordedAt", Instant.now().toString());
        fact(village, house, "property.ResidentMovedOut", fact);
    }

    public void sold(DemoVillage village, UUID house, String on, UUID seller, UUID buyer) {
        var fact = example("property.PropertySold", house);
        fact.put("ownershipChangeId", UUID.randomUUID().toString());
        fact.put("on", on);
        fact.putArray("sellerIds").add(seller.toString());
        ((ObjectNode) fact.path("buyers").path(0)).put("userId", buyer.toString());
        fact.put("recordedAt", Instant.now().toString());
        fact(village, house, "property.PropertySold", fact);
    }

    /// Until the service has heard of all moves and sales so far.
    public void awaitMoves() {
        events.awaitConsumed("property.property.v1");
    }

    private static ObjectNode example(String type, UUID house) {
        return ((ObjectNode) JSON.readTree(EventContracts.example(type)))
                .put("propertyId", house.toString());
    }

    private void fact(DemoVillage village, UUID house, String type, ObjectNode fact) {
        events.publish(village, "property.property.v1", house.toString(), type, fact.toString());
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
    /// @param ago 0 to 10
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

    public JsonNode bill(DemoVillage village, YearMonth month, String scheduleSet) {
        return bill(api.asStaff(village), month, scheduleSet);
    }

    public JsonNode bill(RestTestClient client, YearMonth month, String scheduleSet) {
        return create(
                client,
                "/api/v1/billing-runs",
                Map.of(
                        "period",
                        month.toString(),
                        "dueDate",
                        month.plusMonths(12).atEndOfMonth().toString(),
                        "scheduleSet",
                        scheduleSet));
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

    /// For a house, whatever is open.
    public UUID payAhead(DemoVillage village, UUID propertyId, String amount) {
        var payment =
                body(
                        paying(api.asStaff(village), Map.of("propertyId", propertyId), amount)
                                .expectStatus()
                                .isCreated());
        return UUID.fromString(payment.path("id").asString());
    }

    /// @param what of the three ways to say what is paid
    public RestTestClient.ResponseSpec paying(
            RestTestClient client, Map<String, Object> what, String amount) {
        var request = new HashMap<>(what);
        request.put("amount", new BigDecimal(amount));
        request.put("paymentDate", "2026-11-20");
        request.put("paymentMethod", "promptpay");
        return client.post()
                .uri("/api/v1/payments")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(request)
                .exchange();
    }

    public RestTestClient.ResponseSpec refund(DemoVillage village, UUID propertyId, String amount) {
        return api.asAdmin(village)
                .post()
                .uri("/api/v1/accounts/{id}/refunds", propertyId)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(
                        Map.of(
                                "amount",
                                new BigDecimal(amount),
                                "paidFrom",
                                "bank",
                                "reason",
                                "ย้ายออก"))
                .exchange();
    }

    public RestTestClient.ResponseSpec reverse(DemoVillage village, UUID paymentId) {
        return api.asStaff(village)
                .post()
                .uri("/api/v1/payments/{id}/reversal", paymentId)
                .body(Map.of("reason", "bounced_cheque", "note", "คืนเช็ค"))
                .exchange();
    }

    public RestTestClient.ResponseSpec verify(DemoVillage village, UUID paymentId) {
        return api.asStaff(village)
                .post()
                .uri("/api/v1/payments/{id}/verification", paymentId)
                .body(Map.of("note", "seen in the account"))
                .exchange();
    }

    /// To be kept, whatever it shows.
    public RestTestClient.ResponseSpec uploadSlip(
            RestTestClient client, UUID paymentId, byte[] content) {
        return uploadSlip(client, paymentId, "slip.jpg", content, true);
    }

    public RestTestClient.ResponseSpec uploadSlip(
            RestTestClient client, UUID paymentId, String name, byte[] content, boolean keep) {
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
                .uri("/api/v1/payments/{id}/slip?keep={keep}", paymentId, keep)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.MULTIPART_FORM_DATA_VALUE)
                .body(parts)
                .exchange();
    }

    /// As a bank's app prints it, and nothing around it.
    public static byte[] slipPicture(SlipQr slip) {
        return QrSymbol.of(slip.payload()).png(6);
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
