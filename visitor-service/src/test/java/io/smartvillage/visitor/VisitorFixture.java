package io.smartvillage.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Houses and visitors of the demo villages, made as other services and people would make them.
public final class VisitorFixture {

    public static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ConcurrentMap<String, UUID> HOUSES = new ConcurrentHashMap<>();
    private static final ConcurrentMap<String, Boolean> POPULATED = new ConcurrentHashMap<>();

    private final Api api;
    private final TestEvents events;

    public VisitorFixture(Api api, TestEvents events) {
        this.api = api;
        this.events = events;
    }

    /// At least one row in every table; the second time nothing happens.
    public void populate(DemoVillage village) {
        POPULATED.computeIfAbsent(
                village.alias(),
                _ -> {
                    var house = houseOfResident(village);
                    registered(api.asStaff(village), aVisit(house));
                    decideSettings(village, 180);
                    body(askedAtTheGate(village, house).expectStatus().isCreated());
                    var pass = issued(api.asStaff(village), aRecurringPass(house));
                    // The trials cancel some; a live code must be left.
                    for (int i = 0; i < 10; i++) {
                        issued(api.asStaff(village), aRecurringPass(house));
                    }
                    passage(village, UUID.randomUUID(), id(pass), "entry", Instant.now());
                    get(api.asGate(village), "/api/v1/pass-keys/jwks");
                    get(api.asGate(village), "/api/v1/revoked-passes");
                    return true;
                });
    }

    /// A house that the village's resident owns and the second resident lives in.
    public UUID houseOfResident(DemoVillage village) {
        return HOUSES.computeIfAbsent(
                village.alias() + " resident",
                _ ->
                        aHouse(
                                village,
                                userId(api.tokens().of(village.resident(), village)),
                                List.of(
                                        userId(
                                                api.tokens()
                                                        .of(village.secondResident(), village)))));
    }

    /// A house of nobody's.
    public UUID emptyHouse(DemoVillage village) {
        return HOUSES.computeIfAbsent(
                village.alias() + " empty", _ -> aHouse(village, null, List.of()));
    }

    private UUID aHouse(DemoVillage village, @Nullable UUID owner, List<UUID> residents) {
        var id = UUID.randomUUID();
        tellOf(village, id, owner, residents, Instant.now());
        return id;
    }

    public void tellOf(
            DemoVillage village,
            UUID house,
            @Nullable UUID owner,
            List<UUID> residents,
            Instant updatedAt) {
        var state = (ObjectNode) JSON.readTree(EventContracts.example("property.PropertyState"));
        state.put("propertyId", house.toString());
        state.put("ownerId", owner == null ? null : owner.toString());
        var people = state.putArray("residentIds");
        residents.forEach(resident -> people.add(resident.toString()));
        state.put("updatedAt", updatedAt.toString());
        events.publish(
                village,
                "property.property-state.v1",
                house.toString(),
                "property.PropertyState",
                state.toString());
        events.awaitConsumed("property.property-state.v1");
    }

    /// A visit of today, until this time tomorrow.
    public static Map<String, Object> aVisit(UUID house) {
        var visit = new HashMap<String, Object>();
        visit.put("propertyId", house);
        visit.put("name", "สมชาย ใจดี");
        visit.put("phone", "081-234-5678");
        visit.put("plate", "1กก 1234");
        visit.put("purpose", "family visit");
        visit.put("validUntil", Instant.now().plus(1, ChronoUnit.DAYS));
        return visit;
    }

    public static RestTestClient.ResponseSpec register(
            RestTestClient caller, Map<String, Object> visit) {
        return caller.post()
                .uri("/api/v1/visitors")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(visit)
                .exchange();
    }

    public static JsonNode registered(RestTestClient caller, Map<String, Object> visit) {
        return body(register(caller, visit).expectStatus().isCreated());
    }

    public static JsonNode body(RestTestClient.ResponseSpec answer) {
        var body = answer.expectBody(JsonNode.class).returnResult().getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }

    public static UUID userId(String token) {
        var claims =
                new String(
                        Base64.getUrlDecoder().decode(token.split("\\.")[1]),
                        StandardCharsets.UTF_8);
        return UUID.fromString(JSON.readTree(claims).path("sub").asString());
    }

    public static JsonNode get(RestTestClient caller, String path, Object... variables) {
        return body(caller.get().uri(path, variables).exchange().expectStatus().isOk());
    }

    /// A house of the resident's that no other test knows.
    public UUID newHouseOfResident(DemoVillage village) {
        return aHouse(
                village,
                userId(api.tokens().of(village.resident(), village)),
                List.of(userId(api.tokens().of(village.secondResident(), village))));
    }

    /// As the village has it, but for the days of retention.
    public void decideSettings(DemoVillage village, int retentionDays) {
        var admin = api.asAdmin(village);
        var seen =
                admin.get()
                        .uri("/api/v1/visitor-settings")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseHeaders()
                        .getETag();
        admin.put()
                .uri("/api/v1/visitor-settings")
                .header("If-Match", String.valueOf(seen))
                .body(settings(retentionDays))
                .exchange()
                .expectStatus()
                .isOk();
    }

    public static Map<String, Object> settings(int retentionDays) {
        var settings = new HashMap<String, Object>();
        settings.put("shortestCodeLength", 8);
        settings.put("longestVisitDays", 30);
        settings.put("longestDeliveryHours", 24);
        settings.put("walkInTimeoutSeconds", 120);
        settings.put("walkInPassMinutes", 30);
        settings.put("overstayGraceMinutes", 60);
        settings.put("retentionDays", retentionDays);
        return settings;
    }

    public static Map<String, Object> aWalkIn(UUID house) {
        var walkIn = new HashMap<String, Object>();
        walkIn.put("propertyId", house);
        walkIn.put("name", "วิชัย มาดี");
        walkIn.put("phone", "02-123-4567");
        walkIn.put("purpose", "to see the house");
        walkIn.put("partySize", 3);
        return walkIn;
    }

    public RestTestClient.ResponseSpec askedAtTheGate(DemoVillage village, UUID house) {
        return posted(api.asGuard(village), "/api/v1/walk-ins", aWalkIn(house));
    }

    /// Every day from today for 300 days, from 08:00 to 18:00.
    public static Map<String, Object> aRecurringPass(UUID house) {
        var today = LocalDate.now(BANGKOK);
        var pass = new HashMap<String, Object>();
        pass.put("propertyId", house);
        pass.put("name", "มาลี ขยันงาน");
        pass.put("phone", "081-234-5678");
        pass.put("purpose", "cleaning");
        pass.put("rule", "FREQ=DAILY");
        pass.put("firstDay", today);
        pass.put("lastDay", today.plusDays(299));
        pass.put("from", "08:00");
        pass.put("until", "18:00");
        return pass;
    }

    public static JsonNode issued(RestTestClient caller, Map<String, Object> pass) {
        return body(posted(caller, "/api/v1/recurring-passes", pass).expectStatus().isCreated());
    }

    public static RestTestClient.ResponseSpec posted(
            RestTestClient caller, String resources, Map<String, Object> body) {
        return caller.post()
                .uri(resources)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .exchange();
    }

    /// A gate let somebody with a pass in or out.
    ///
    /// @return the event's id
    public UUID passage(
            DemoVillage village, UUID logId, UUID passId, String direction, Instant at) {
        var granted = (ObjectNode) JSON.readTree(EventContracts.example("access.AccessGranted"));
        granted.put("logId", logId.toString());
        granted.put("passId", passId.toString());
        granted.put("direction", direction);
        granted.put("at", at.toString());
        var event =
                events.publish(
                        village,
                        "access.access-log.v1",
                        logId.toString(),
                        "access.AccessGranted",
                        granted.toString());
        events.awaitConsumed("access.access-log.v1");
        return event;
    }

    public static UUID id(JsonNode thing) {
        return UUID.fromString(thing.path("id").asString());
    }

    public static List<String> fields(JsonNode problem) {
        return problem.path("errors").findValuesAsString("field");
    }
}
