package io.smartvillage.infra.local.demo;

import static io.smartvillage.infra.local.demo.Demo.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;

/// What becomes of people: a tenant who moves in and out, what is stored about them, who looked at
/// it, and the end of it.
final class People {

    private static final int SERVICES = 6;

    private final Supplier<Gateway> admin;
    private final Supplier<Gateway> staff;
    private final Supplier<Gateway> tenant;
    private final LocalDate today;

    private String tenantId = "";
    private String propertyId = "";
    private String cardId = "";
    private String visitorId = "";

    /// @param today in the villages' time zone
    People(
            Supplier<Gateway> admin,
            Supplier<Gateway> staff,
            Supplier<Gateway> tenant,
            LocalDate today) {
        this.admin = admin;
        this.staff = staff;
        this.tenant = tenant;
        this.today = today;
    }

    /// Into a house that somebody else owns, with a card for the gate and a visitor to come.
    String moveIn(String userId, String house) {
        tenantId = userId;
        propertyId = house;
        Waiting.until(
                        "the household of " + house,
                        () ->
                                staff.get()
                                        .post(
                                                "/api/v1/properties/%s/household-move-ins"
                                                        .formatted(house),
                                                Map.of(
                                                        "primaryUserId",
                                                        userId,
                                                        "kind",
                                                        "tenant",
                                                        "from",
                                                        today.minusDays(1).toString())),
                        answer -> !answer.isNotYet())
                .expect(200, 201);
        cardId =
                Waiting.until(
                                "the tenant's card",
                                () ->
                                        staff.get()
                                                .post(
                                                        "/api/v1/credentials",
                                                        Map.of(
                                                                "kind",
                                                                "card",
                                                                "value",
                                                                "04A2B3C4",
                                                                "userId",
                                                                userId,
                                                                "propertyId",
                                                                house)),
                                answer -> !answer.isNotYet())
                        .expect(201)
                        .json()
                        .path("id")
                        .asString();
        visitorId =
                Waiting.until(
                                "the tenant's visitor",
                                () ->
                                        tenant.get()
                                                .post(
                                                        "/api/v1/visitors",
                                                        Map.of(
                                                                "propertyId",
                                                                house,
                                                                "name",
                                                                "สมศรี มาดี",
                                                                "phone",
                                                                "089-111-2222",
                                                                "purpose",
                                                                "friend",
                                                                "validUntil",
                                                                Instant.now()
                                                                        .plus(Duration.ofHours(6))
                                                                        .toString())),
                                answer -> !answer.isNotYet())
                        .expect(201)
                        .json()
                        .path("id")
                        .asString();
        return "a card and a visitor to come";
    }

    /// One action; what follows in access- and visitor-service follows from its event.
    String moveOut() {
        staff.get()
                .post(
                        "/api/v1/properties/%s/household-move-outs".formatted(propertyId),
                        Map.of("until", today.toString()))
                .expect(200, 201);
        Waiting.until(
                "the end of the leaver's card",
                () -> staff.get().get("/api/v1/credentials/" + cardId).expect(200).json(),
                card -> card.path("status").asString().equals("revoked"));
        Waiting.until(
                "the end of the leaver's visitor",
                () -> staff.get().get("/api/v1/visitors/" + visitorId).expect(200).json(),
                visitor -> visitor.path("status").asString().equals("cancelled"));
        return "card revoked, visitor cancelled";
    }

    String exportEverything() {
        var export =
                tenant.get().post("/api/v1/personal-data-exports", Map.of()).expect(202).json();
        var path = "/api/v1/personal-data-exports/" + export.path("id").asString();
        Waiting.until(
                "the answers of all services",
                () -> tenant.get().get(path).expect(200).json(),
                now -> now.path("status").asString().equals("ready"));
        var names = namesIn(tenant.get().get(path + "/file").expect(200).bytes());
        check(names.size() > SERVICES, "a page to begin with and a file of each service", names);
        return "%d files in a ZIP".formatted(names.size());
    }

    private static List<String> namesIn(byte[] zip) {
        var names = new ArrayList<String>();
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                names.add(entry.getName());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    String erase() {
        var before = trialBalance();
        var erasure =
                admin.get()
                        .post(
                                "/api/v1/erasures",
                                Map.of(
                                        "villageUserId",
                                        tenantId,
                                        "onOwnRequest",
                                        true,
                                        "reason",
                                        "ย้ายออกแล้ว"))
                        .expect(202)
                        .json();
        Waiting.until(
                "the erasure in all services",
                () ->
                        admin.get()
                                .get("/api/v1/erasures/" + erasure.path("id").asString())
                                .expect(200)
                                .json(),
                now -> now.hasNonNull("completedAt"));
        var erased = admin.get().get("/api/v1/users/" + tenantId).expect(200).json();
        check(
                !erased.hasNonNull("displayName")
                        && !erased.hasNonNull("email")
                        && !erased.hasNonNull("phone"),
                "nothing of the person",
                erased);
        var after = trialBalance();
        check(after.equals(before), "the same books as before", after);
        return "gone in %d services, the books are the same".formatted(SERVICES);
    }

    private JsonNode trialBalance() {
        return admin.get().get("/api/v1/ledger/trial-balance").expect(200).json().path("accounts");
    }

    String proveTheAuditLog() {
        var entries =
                Waiting.until(
                        "what the audit log has of the erasure",
                        () ->
                                admin.get()
                                        .get("/api/v1/audit-entries?entity=erasure")
                                        .expect(200)
                                        .json()
                                        .path("items"),
                        items -> !items.isEmpty());
        var chain = admin.get().get("/api/v1/audit-entries/verification").expect(200).json();
        check(chain.path("intact").asBoolean(), "an unbroken chain", chain);
        return "%d entries in an unbroken chain, %d of the erasure"
                .formatted(chain.path("entries").asLong(), entries.size());
    }
}
