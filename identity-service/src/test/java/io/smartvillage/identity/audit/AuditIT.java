package io.smartvillage.identity.audit;

import static io.smartvillage.identity.IdentityFixture.body;
import static io.smartvillage.identity.IdentityFixture.get;
import static io.smartvillage.identity.IdentityFixture.person;
import static io.smartvillage.identity.IdentityFixture.unique;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.identity.IdentityFixture;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/// What is in the log, and who sees which of it.
@VillageServiceTest
class AuditIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ENTRIES = "/api/v1/audit-entries";
    private static final String MASK = "•••";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Autowired Api api;
    @Autowired TestEvents events;

    private IdentityFixture fixture;

    @BeforeEach
    void thereIsAVillage() {
        fixture = new IdentityFixture(api, events);
        fixture.ensure(GREEN);
    }

    @Test
    void whatAnOperatorDidInTheVillageIsSeenThere() {
        var reason = "ticket " + UUID.randomUUID();

        api.asOperator()
                .get()
                .uri("/api/v1/users")
                .header("X-Village-Id", GREEN.id().toString())
                .header("X-Reason", reason)
                .exchange()
                .expectStatus()
                .isOk();

        var entry = entry("type=operator_reached_in&service=identity-service", "reason", reason);
        assertThat(entry.path("method").asString()).isEqualTo("GET");
        assertThat(entry.path("path").asString()).isEqualTo("/api/v1/users");
        assertThat(entry.path("operatorId").asString()).isNotBlank();
        assertThat(entry.path("at").asString()).isNotBlank();
        assertThat(entry.path("recordedAt").asString()).isNotBlank();
        assertThat(get(api.asAdmin(BLUE), ENTRIES).toString()).doesNotContain(reason);

        var read = first("type=personal_data_read&actor=" + entry.path("operatorId").asString());
        assertThat(read.path("actor").path("operator").asBoolean()).isTrue();
        assertThat(read.path("actor").path("reason").asString()).isEqualTo(reason);
    }

    @Test
    void everyServiceIsHeardOnceHoweverOftenItRepeatsItself() {
        for (var service : new String[] {"property", "billing", "access", "visitor", "expense"}) {
            var type = service + ".OperatorReachedIn";
            var id = UUID.randomUUID();
            var reason = "heard " + id;
            var json =
                    EventContracts.example(type)
                            .replaceAll("\"reason\": \"[^\"]*\"", "\"reason\": \"" + reason + "\"");
            for (int i = 0; i < 2; i++) {
                events.publish(GREEN, service + ".audit.v1", GREEN.id().toString(), type, id, json);
            }
            var change = UUID.randomUUID();
            publish(service, "DataChanged", change, UUID.randomUUID());
            publish(service, "DataChanged", change, UUID.randomUUID());
            events.awaitConsumed(service + ".audit.v1");

            assertThat(entries("type=operator_reached_in&limit=200").path("items").valueStream())
                    .filteredOn(entry -> entry.path("reason").asString().equals(reason))
                    .hasSize(1);
            assertThat(
                            entries("type=data_changed&limit=200&service=" + service + "-service")
                                    .path("items")
                                    .valueStream())
                    .filteredOn(entry -> entry.path("id").asString().equals(change.toString()))
                    .hasSize(1);
        }
        assertThat(get(api.asAdmin(GREEN), ENTRIES + "/verification").path("intact").asBoolean())
                .isTrue();
    }

    @Test
    void aChangeIsToldWithBeforeAndAfterAndPersonalDataMasked() {
        var registered = fixture.register(GREEN, person(unique("changed"), "guard"));
        var id = registered.path("id").asString();
        api.asAdmin(GREEN)
                .patch()
                .uri("/api/v1/users/" + id)
                .header("If-Match", "*")
                .body(Map.of("role", "staff", "phone", "081-111-2222"))
                .exchange();
        suspend(id);

        var entry =
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(
                                () -> first("entity=village_user&entityId=" + id),
                                found -> found.path("changes").toString().contains("suspended"));
        assertThat(entry.path("action").asString()).isEqualTo("update");
        assertThat(entry.path("people").toString()).isEqualTo("[\"" + id + "\"]");
        assertThat(entry.path("changes").path("status").path("before").asString())
                .isEqualTo("active");
        var actor = entry.path("actor");
        assertThat(actor.path("userId").asString()).isEqualTo(me(api.asAdmin(GREEN)));
        assertThat(actor.path("roles").toString()).isEqualTo("[\"admin\"]");
        assertThat(actor.path("request").asString())
                .isEqualTo("POST /api/v1/users/{villageUserId}/suspension");
        assertThat(actor.path("ip").asString()).isEqualTo("127.0.0.1");

        var all = entries("person=" + id);
        assertThat(all.toString())
                .contains(MASK)
                .doesNotContain("มาลี", "089-765-4321", "081-111-2222", "+66", unique("changed"));
        var insert = all.path("items").path(all.path("items").size() - 1);
        assertThat(insert.path("action").asString()).isEqualTo("insert");
        assertThat(insert.path("changes").path("phone").path("after").asString()).isEqualTo(MASK);
        assertThat(insert.path("changes").path("role").path("after").asString()).isEqualTo("guard");
    }

    @Test
    void staffWhoLookAtSomebodyAreTold() {
        var id = fixture.register(GREEN, person(unique("seen"), "resident")).path("id").asString();
        get(api.asStaff(GREEN), "/api/v1/users/" + id);
        get(api.asStaff(GREEN), "/api/v1/users?username=" + unique("seen") + "&limit=7");

        var list =
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(
                                () -> first("type=personal_data_read&person=" + id),
                                found ->
                                        found.path("actor")
                                                .path("request")
                                                .asString("")
                                                .equals("GET /api/v1/users"));
        assertThat(list.path("query").asString()).isEqualTo("limit=7&username=" + MASK);
        assertThat(list.path("people").toString()).isEqualTo("[\"" + id + "\"]");
        assertThat(list.path("actor").path("userId").asString()).isEqualTo(me(api.asStaff(GREEN)));
        assertThat(entries("type=personal_data_read&person=" + id).path("items")).hasSize(2);
    }

    @Test
    void whoLooksAtThemselvesIsNotTold() {
        get(api.asResident(GREEN), "/api/v1/users");
        get(api.asResident(GREEN), "/api/v1/me");
        var admin = fixture.newVillage("alone");
        var id =
                get(api.asAdmin(admin), "/api/v1/users")
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString();
        get(api.asAdmin(admin), "/api/v1/users/" + id);
        events.awaitConsumed("identity.audit.v1");

        assertThat(
                        entries("type=personal_data_read&actor=" + me(api.asResident(GREEN)))
                                .path("items"))
                .isEmpty();
        assertThat(get(api.asAdmin(admin), ENTRIES + "?type=personal_data_read").path("items"))
                .isEmpty();
    }

    @Test
    void aResidentFindsThemselvesAndNobodyElsesIds() {
        var resident = me(api.asResident(GREEN));
        var other = me(api.asSecondResident(GREEN));
        var entry = UUID.randomUUID();
        var json =
                EventContracts.example("visitor.DataChanged")
                        .replace("0198f000-0000-7000-8000-00000000e001", entry.toString())
                        .replaceAll(
                                "\"people\": \\[[^]]*]",
                                "\"people\": [\"%s\", \"%s\"]".formatted(resident, other))
                        .replace(
                                "\"status\": {",
                                """
                                "owner_id": { "before": "%s", "after": "%s" },
                                "facts": { "after": { "by": ["%s", "seen by %s"] } },
                                "status": {\
                                """
                                        .formatted(other, resident, other, other));
        events.publish(GREEN, "visitor.audit.v1", entry.toString(), "visitor.DataChanged", json);
        events.awaitConsumed("visitor.audit.v1");

        var seen = get(api.asResident(GREEN), ENTRIES + "?limit=200");
        assertThat(seen.path("items").valueStream())
                .filteredOn(item -> item.path("id").asString().equals(entry.toString()))
                .hasSize(1)
                .first()
                .satisfies(item -> {
                    assertThat(item.path("people").toString()).isEqualTo("[\"" + resident + "\"]");
                    assertThat(item.path("changes").path("owner_id").toString())
                            .isEqualTo(
                                    "{\"before\":\"%s\",\"after\":\"%s\"}"
                                            .formatted(MASK, resident));
                    assertThat(item.path("actor").path("roles").toString())
                            .isEqualTo("[\"staff\"]");
                    assertThat(item.path("actor").has("ip")).isFalse();
                });
        assertThat(idsIn(seen)).containsExactly(resident);
        assertThat(get(api.asResident(GREEN), ENTRIES + "?person=" + other + "&limit=200"))
                .isEqualTo(seen);
        api.asResident(GREEN)
                .get()
                .uri(ENTRIES + "/verification")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void anExportGivesTheEntriesInTheOrderOfTheChain() {
        var change = UUID.randomUUID();
        publish("billing", "DataChanged", change, UUID.randomUUID());
        events.awaitConsumed("billing.audit.v1");

        var csv =
                api.asAdmin(GREEN)
                        .get()
                        .uri(ENTRIES + "/export?service=billing-service&type=data_changed")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(csv).isNotNull();
        var lines = csv.lines().toList();
        assertThat(lines.getFirst()).contains("ลำดับ / Position");
        assertThat(lines.getLast()).contains("data_changed", "billing-service", "cancelled");
        assertThat(lines.stream().skip(1).map(line -> Long.parseLong(line.split("\"")[1])).toList())
                .isSorted()
                .isNotEmpty();
    }

    @Test
    void entriesAreFilteredAndPagedLatestFirst() {
        for (int i = 0; i < 3; i++) {
            publish("expense", "DataChanged", UUID.randomUUID(), UUID.randomUUID());
        }
        events.awaitConsumed("expense.audit.v1");

        assertThat(entries("from=2100-01-01T00:00:00Z").path("items")).isEmpty();
        assertThat(entries("to=2020-01-01T00:00:00Z").path("items")).isEmpty();
        assertThat(entries("actor=" + UUID.randomUUID()).path("items")).isEmpty();
        assertThat(entries("entity=nothing").path("items")).isEmpty();
        var ids = new ArrayList<String>();
        var page = entries("service=expense-service&limit=1");
        while (page.path("nextCursor").isString()) {
            assertThat(page.path("items")).hasSize(1);
            ids.add(page.path("items").path(0).path("id").asString());
            page =
                    entries(
                            "service=expense-service&limit=1&cursor="
                                    + page.path("nextCursor").asString());
        }
        assertThat(ids).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
        for (var bad : new String[] {"from=yesterday", "type=nonsense", "person=nobody"}) {
            api.asAdmin(GREEN)
                    .get()
                    .uri(ENTRIES + "?" + bad)
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
        }
        api.asStaff(GREEN).get().uri(ENTRIES).exchange().expectStatus().isForbidden();
    }

    private void publish(String service, String type, UUID entry, UUID person) {
        events.publish(
                GREEN,
                service + ".audit.v1",
                entry.toString(),
                service + "." + type,
                EventContracts.example(service + "." + type)
                        .replace("0198f000-0000-7000-8000-00000000e001", entry.toString())
                        .replace("0198f000-0000-7000-8000-00000000f001", person.toString()));
    }

    private void suspend(String user) {
        api.asAdmin(GREEN)
                .post()
                .uri("/api/v1/users/" + user + "/suspension")
                .exchange()
                .expectStatus()
                .isOk();
    }

    /// Ids of people and things, not those of the entries themselves.
    private static Set<String> idsIn(JsonNode page) {
        var ids = new TreeSet<String>();
        for (var item : page.path("items")) {
            var own = item.path("id").asString();
            ID.matcher(item.toString()).results().map(MatchResult::group).forEach(ids::add);
            ids.remove(own);
        }
        return ids;
    }

    private static String me(RestTestClient client) {
        return get(client, "/api/v1/me").path("userId").asString();
    }

    private JsonNode entry(String query, String field, String value) {
        return Awaitility.await(field + " " + value)
                .atMost(PATIENCE)
                .until(() -> first(query), found -> found.path(field).asString("").equals(value));
    }

    private JsonNode first(String query) {
        return entries(query).path("items").path(0);
    }

    private JsonNode entries(String query) {
        return body(
                api.asAdmin(GREEN)
                        .get()
                        .uri(ENTRIES + "?" + query)
                        .exchange()
                        .expectStatus()
                        .isOk());
    }
}
