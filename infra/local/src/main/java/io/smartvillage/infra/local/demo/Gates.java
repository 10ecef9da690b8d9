package io.smartvillage.infra.local.demo;

import static io.smartvillage.infra.local.demo.Demo.check;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// Who comes in: visitors with a code, at the gate unannounced, every week; what a gate decided by
/// itself; who is inside; and what a guard sees of it.
final class Gates {

    private static final String PASSES = "visitor.pass-state.v1";
    private static final int SCANS_IN_OUTAGE = 100;

    private final Supplier<Gateway> admin;
    private final Supplier<Gateway> staff;
    private final Supplier<Gateway> guard;
    private final Supplier<Gateway> resident;
    private final Device device;
    private final Events events;
    private final LocalDate today;

    private String gateId = "";
    private String clientId = "";
    private String clientSecret = "";
    private String visitorId = "";
    private String entryCode = "";
    private int rulesVersion;

    /// Signs a gate in.
    @FunctionalInterface
    interface Device {
        Gateway signIn(String clientId, String secret);
    }

    /// @param today in the villages' time zone
    Gates(
            Supplier<Gateway> admin,
            Supplier<Gateway> staff,
            Supplier<Gateway> guard,
            Supplier<Gateway> resident,
            Device device,
            Events events,
            LocalDate today) {
        this.admin = admin;
        this.staff = staff;
        this.guard = guard;
        this.resident = resident;
        this.device = device;
        this.events = events;
        this.today = today;
    }

    String gateId() {
        return gateId;
    }

    String visitorId() {
        return visitorId;
    }

    String registerVisitor(String propertyId) {
        var visitor =
                resident.get()
                        .post(
                                "/api/v1/visitors",
                                Map.of(
                                        "propertyId",
                                        propertyId,
                                        "name",
                                        "สมชาย ใจดี",
                                        "phone",
                                        "089-999-0000",
                                        "purpose",
                                        "family",
                                        "validUntil",
                                        Instant.now().plus(Duration.ofHours(6)).toString()))
                        .expect(201)
                        .json();
        visitorId = visitor.path("id").asString();
        entryCode = visitor.path("entryCode").asString();
        check(!entryCode.isEmpty(), "an entry code, shown once", visitor);
        return "a code of %d digits".formatted(entryCode.length());
    }

    /// The gate's secret is shown once, in the answer to the admin.
    String addGate() {
        gateId =
                id(
                        admin.get()
                                .post(
                                        "/api/v1/gates",
                                        Map.of(
                                                "name",
                                                "ประตูหน้า",
                                                "zone",
                                                "main",
                                                "direction",
                                                "both",
                                                "timeoutBehaviour",
                                                "fail_closed"))
                                .expect(201)
                                .json());
        var client =
                admin.get()
                        .post("/api/v1/gates/" + gateId + "/client", Map.of())
                        .expect(201)
                        .json();
        clientId = client.path("clientId").asString();
        clientSecret = client.path("clientSecret").asString();
        return clientId;
    }

    String enterOnce() {
        awaitPass(visitorId);
        var granted = decide(entryCode, "code");
        check(isGranted(granted), "the first scan", granted);
        rulesVersion = granted.path("rulesVersion").asInt();
        var denied = decide(entryCode, "code");
        check(!isGranted(denied), "the second scan", denied);
        return "granted, then denied: " + denied.path("reason").asString();
    }

    String seeEntry() {
        var log = staff.get().get("/api/v1/access-logs?gateId=" + gateId).expect(200).json();
        check(log.path("items").size() == 2, "two entries in the access log", log);
        awaitStatus(visitorId, "checked_in");
        return "2 log entries, visitor checked_in";
    }

    /// The guard asks, the resident answers, the guard lets in.
    String letInUnannounced(String propertyId) {
        var asked =
                guard.get()
                        .post(
                                "/api/v1/walk-ins",
                                Map.of(
                                        "propertyId",
                                        propertyId,
                                        "name",
                                        "ช่างแอร์",
                                        "phone",
                                        "02-123-4567",
                                        "purpose",
                                        "repair",
                                        "partySize",
                                        2))
                        .expect(201)
                        .json();
        var waiting =
                resident.get()
                        .get("/api/v1/walk-ins?status=waiting")
                        .expect(200)
                        .json()
                        .path("items");
        check(waiting.size() == 1, "one visitor who waits at the gate", waiting);
        var path = "/api/v1/walk-ins/" + asked.path("id").asString();
        resident.get().post(path + "/approval", Map.of()).expect(200);
        resident.get().post(path + "/refusal", Map.of()).expect(409);
        var approved = guard.get().get(path).expect(200).json();
        var visitor = approved.path("visitorId").asString();
        guard.get().post("/api/v1/visitors/" + visitor + "/check-in", Map.of()).expect(200);
        return "asked, %s, checked in".formatted(approved.path("status").asString());
    }

    /// Good today; and at another hour it would not be.
    String comeEveryWeek(String propertyId) {
        var pass =
                resident.get()
                        .post(
                                "/api/v1/recurring-passes",
                                Map.of(
                                        "propertyId",
                                        propertyId,
                                        "name",
                                        "แม่บ้าน",
                                        "phone",
                                        "081-555-1234",
                                        "purpose",
                                        "cleaning",
                                        "rule",
                                        "FREQ=WEEKLY;BYDAY=" + weekday(today.getDayOfWeek()),
                                        "firstDay",
                                        today.toString(),
                                        "lastDay",
                                        today.plusMonths(3).toString(),
                                        "from",
                                        "00:00",
                                        "until",
                                        "23:59"))
                        .expect(201)
                        .json();
        awaitPass(id(pass));
        var code = pass.path("entryCode").asString();
        var first = decide(code, "code");
        check(isGranted(first), "the first visit", first);
        var out = decide(code, "code", "exit");
        check(isGranted(out), "the way out", out);
        var again = decide(code, "code");
        check(isGranted(again), "the second visit of the day", again);
        return "in, out and in again until "
                + today.plusMonths(3).with(TemporalAdjusters.previousOrSame(today.getDayOfWeek()));
    }

    /// The visitor's code was used already; the gate could not know.
    String uploadOffline() {
        var nonces = List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());
        var at = Instant.now().minus(Duration.ofMinutes(5));
        var rows = new ArrayList<Map<String, Object>>();
        rows.add(
                Map.of(
                        "nonce",
                        nonces.get(0),
                        "direction",
                        "entry",
                        "method",
                        "code",
                        "credential",
                        entryCode,
                        "decision",
                        "granted",
                        "rulesVersion",
                        rulesVersion,
                        "deviceTime",
                        at.toString()));
        rows.add(
                Map.of(
                        "nonce", nonces.get(1),
                        "direction", "entry",
                        "method", "code",
                        "credential", "00000000",
                        "decision", "denied",
                        "rulesVersion", rulesVersion,
                        "reason", "invalid",
                        "deviceTime", at.plusSeconds(30).toString()));
        var report = report(rows);
        check(
                report.path("stored").asInt() == 2 && report.path("overUses").size() == 1,
                "both kept, one use too many",
                report);
        var again = report(rows);
        check(
                again.path("stored").asInt() == 0 && again.path("duplicates").asInt() == 2,
                "nothing twice",
                again);
        return "2 kept, 1 use too many; again: 0 kept, 2 known";
    }

    private JsonNode report(List<Map<String, Object>> rows) {
        return gate().post("/api/v1/access/reported-decisions", Map.of("decisions", rows))
                .expect(200)
                .json();
    }

    String seeWhoIsInside() {
        var inside = guard.get().get("/api/v1/presence?limit=100").expect(200).json().path("items");
        check(!inside.isEmpty(), "somebody inside", inside);
        return "%d inside".formatted(inside.size());
    }

    /// A guard's screen: what happens at the gate is there a moment later.
    String followTheGate() {
        try (var feed = guard.get().follow("/api/v1/access-logs/stream")) {
            var denied = decide("11111111", "code");
            check(!isGranted(denied), "a wrong code", denied);
            var start = System.nanoTime();
            feed.awaitLine(denied.path("logId").asString());
            return "%d ms after the answer"
                    .formatted(Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
    }

    /// Decisions are made and kept while other parts are gone; what they tell arrives later.
    String goOn(Outage outage, String propertyId) {
        registerVisitor(propertyId);
        awaitPass(visitorId);
        var kept = new HashSet<String>();
        var reader = guard.get();
        reader.get("/api/v1/access-logs?limit=1").expect(200);
        gate().get("/api/v1/gates/" + gateId).expect(200);
        var stopped = outage.begin();
        long slowest = 0;
        try {
            for (int i = 0; i < SCANS_IN_OUTAGE; i++) {
                var start = System.nanoTime();
                var decision = decide(entryCode, "code");
                slowest = Math.max(slowest, System.nanoTime() - start);
                check(isGranted(decision) == (i == 0), "one use of one code", decision);
                kept.add(decision.path("logId").asString());
            }
            var log =
                    reader.get("/api/v1/access-logs?limit=100&gateId=" + gateId)
                            .expect(200)
                            .json()
                            .path("items")
                            .valueStream()
                            .map(Gates::id)
                            .toList();
            check(log.containsAll(kept), "every decision in the log", log);
        } finally {
            outage.end();
        }
        awaitStatus(visitorId, "checked_in");
        return "%d decisions without %s, the slowest %d ms; the visitor is checked_in since"
                .formatted(kept.size(), stopped, Duration.ofNanos(slowest).toMillis());
    }

    /// It has come to Kafka and from there to the gates.
    private void awaitPass(String passId) {
        Waiting.until(
                "the pass at the gate",
                () -> events.isTold(PASSES, passId) && events.lagOf("access-service", PASSES) == 0,
                known -> known);
    }

    private void awaitStatus(String visitor, String status) {
        Waiting.until(
                "the visitor's " + status,
                () -> resident.get().get("/api/v1/visitors/" + visitor).expect(200).json(),
                now -> now.path("status").asString().equals(status));
    }

    private JsonNode decide(String code, String method) {
        return decide(code, method, "entry");
    }

    private JsonNode decide(String credential, String method, String direction) {
        return gate().post(
                        "/api/v1/access/decisions",
                        Map.of(
                                "direction",
                                direction,
                                "method",
                                method,
                                "credential",
                                credential,
                                "deviceTime",
                                Instant.now().toString(),
                                "nonce",
                                UUID.randomUUID().toString()))
                .expect(200)
                .json();
    }

    private Gateway gate() {
        return device.signIn(clientId, clientSecret);
    }

    private static boolean isGranted(JsonNode decision) {
        return decision.path("decision").asString().equals("granted");
    }

    private static String id(JsonNode thing) {
        return thing.path("id").asString();
    }

    /// As RFC 5545 names it: `MO`.
    private static String weekday(DayOfWeek day) {
        return day.name().substring(0, 2);
    }
}
