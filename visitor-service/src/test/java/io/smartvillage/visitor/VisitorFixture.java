package io.smartvillage.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
                    registered(api.asStaff(village), aVisit(houseOfResident(village)));
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
}
