package io.smartvillage.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoRealm;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

/// Brings demo villages and new ones about through the API.
///
/// The people it registers are none of the accounts that tests sign in with.
public final class IdentityFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<DemoVillage, UUID> ENSURED = new ConcurrentHashMap<>();

    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);

    private final Api api;
    private final TestEvents events;

    public IdentityFixture(Api api, TestEvents events) {
        this.api = api;
        this.events = events;
    }

    /// A name that no earlier run left in Keycloak.
    public static String unique(String name) {
        return name + "-" + RUN;
    }

    /// At least one row in every table, once per JVM.
    ///
    /// @return id of a resident who may be changed at will
    public UUID ensure(DemoVillage village) {
        return ENSURED.computeIfAbsent(village, this::fill);
    }

    /// As [#ensure], and nothing of it is still on its way: neither to Keycloak nor back from
    /// Kafka. A village that a test left suspended is active again.
    public void populate(DemoVillage village, TestDatabase database) {
        ensure(village);
        if (village(village.id()).path("status").asString().equals("suspended")) {
            api.asOperator()
                    .post()
                    .uri("/api/v1/villages/{id}/activation", village.id())
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        Awaitility.await("nothing is on its way").atMost(PATIENCE).until(() -> isSettled(database));
        for (var topic :
                List.of(
                        "identity.village-state.v1",
                        "identity.user-state.v1",
                        "identity.audit.v1")) {
            events.awaitConsumed(topic);
        }
        Awaitility.await("the village is active")
                .atMost(PATIENCE)
                .until(() ->
                        !get(api.asAdmin(village), "/api/v1/me")
                                .path("village")
                                .path("suspended")
                                .asBoolean(true));
    }

    private static boolean isSettled(TestDatabase database) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select exists (select from outbox)
                                    or exists (select from village_user where access_due_at is not null)
                                """)) {
            return rows.next() && !rows.getBoolean(1);
        }
    }

    private UUID fill(DemoVillage village) {
        adopt(village);
        var resident =
                register(village, person(unique(village.alias() + "-fixture"), "resident"))
                        .path("id")
                        .asString();
        importOne(village);
        events.publish(
                village,
                "property.audit.v1",
                village.id().toString(),
                "property.OperatorReachedIn",
                EventContracts.example("property.OperatorReachedIn")
                        .replace(DemoRealm.GREEN.id().toString(), village.id().toString()));
        Awaitility.await("audit entry")
                .atMost(PATIENCE)
                .until(() ->
                        !get(api.asAdmin(village), "/api/v1/audit-entries?type=operator_reached_in")
                                .path("items")
                                .isEmpty());
        Awaitility.await("audit entry of the resident")
                .atMost(PATIENCE)
                .until(() ->
                        !get(api.asAdmin(village), "/api/v1/audit-entries?person=" + resident)
                                .path("items")
                                .isEmpty());
        return UUID.fromString(resident);
    }

    /// Gives a demo village, which is in Keycloak already, its rows here.
    private void adopt(DemoVillage village) {
        var request = new HashMap<>(aVillage(village.alias()));
        request.put("id", village.id());
        created(request, "adopt-" + village.alias());
        awaitActive(village.id());
    }

    /// A village of its own; its first admin is `<alias>-admin`, as in every demo village.
    public DemoVillage newVillage(String name) {
        var alias = unique(name);
        var id = created(aVillage(alias), UUID.randomUUID().toString()).path("id").asString();
        awaitActive(UUID.fromString(id));
        return new DemoVillage(alias, UUID.fromString(id));
    }

    public void awaitActive(UUID villageId) {
        Awaitility.await("village " + villageId)
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(village(villageId).path("status").asString())
                                .as(village(villageId).toString())
                                .isEqualTo("active"));
    }

    public JsonNode village(UUID villageId) {
        return get(api.asOperator(), "/api/v1/villages/" + villageId);
    }

    public JsonNode created(Map<String, Object> village, String key) {
        return body(create(village, key).expectStatus().isAccepted());
    }

    public RestTestClient.ResponseSpec create(Map<String, Object> village, String key) {
        return api.asOperator()
                .post()
                .uri("/api/v1/villages")
                .header("Idempotency-Key", key)
                .body(village)
                .exchange();
    }

    public static Map<String, Object> aVillage(String alias) {
        return Map.of(
                "alias",
                alias,
                "name",
                "หมู่บ้าน " + alias,
                "address",
                "88 ถนนสุขุมวิท กรุงเทพฯ",
                "contactInfo",
                Map.of("phone", "02-123-4567"),
                "settings",
                Map.of("timeZone", "Asia/Bangkok"),
                "firstAdmin",
                Map.of(
                        "username",
                        firstAdmin(alias),
                        "email",
                        firstAdmin(alias) + "@example.com",
                        "phone",
                        "081-234-5678",
                        "displayName",
                        "สมศรี ใจดี",
                        "initialPassword",
                        DemoRealm.PASSWORD));
    }

    /// The demo villages have an account of that name already, which this fixture leaves alone.
    private static String firstAdmin(String alias) {
        return DemoRealm.VILLAGES.stream().anyMatch(village -> village.alias().equals(alias))
                ? unique(alias + "-first-admin")
                : alias + "-admin";
    }

    public static Map<String, Object> person(String username, String role) {
        return Map.of(
                "role",
                role,
                "username",
                username,
                "displayName",
                "มาลี สุขใจ",
                "email",
                username + "@example.com",
                "phone",
                "089-765-4321",
                "initialPassword",
                DemoRealm.PASSWORD);
    }

    public JsonNode register(DemoVillage village, Map<String, Object> person) {
        return body(post(village, person).expectStatus().isCreated());
    }

    public RestTestClient.ResponseSpec post(DemoVillage village, Map<String, Object> person) {
        return api.asAdmin(village)
                .post()
                .uri("/api/v1/users")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(person)
                .exchange();
    }

    public RestTestClient.ResponseSpec importing(DemoVillage village, byte[] csv, boolean dryRun) {
        return importing(api.asAdmin(village), csv, dryRun);
    }

    public static RestTestClient.ResponseSpec importing(
            RestTestClient somebody, byte[] csv, boolean dryRun) {
        var upload = new LinkedMultiValueMap<String, Object>();
        upload.add(
                "file",
                new ByteArrayResource(csv) {
                    @Override
                    public String getFilename() {
                        return "people.csv";
                    }
                });
        return somebody.post()
                .uri("/api/v1/users/imports?dryRun=" + dryRun)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(upload)
                .exchange();
    }

    /// Waits until the whole file was taken.
    public JsonNode awaitTaken(DemoVillage village, JsonNode job) {
        return Awaitility.await("import")
                .atMost(PATIENCE)
                .until(
                        () ->
                                get(
                                        api.asAdmin(village),
                                        "/api/v1/user-imports/" + job.path("id").asString()),
                        now -> now.hasNonNull("finishedAt"));
    }

    /// Waits until no row of the import is pending.
    public JsonNode awaitImport(DemoVillage village, JsonNode job) {
        awaitTaken(village, job);
        return Awaitility.await("registrations")
                .atMost(PATIENCE)
                .until(
                        () ->
                                get(
                                        api.asAdmin(village),
                                        "/api/v1/user-imports/"
                                                + job.path("id").asString()
                                                + "/registrations"),
                        progress -> progress.path("pending").asInt(-1) == 0);
    }

    private void importOne(DemoVillage village) {
        var csv = "username,role\n" + unique(village.alias() + "-imported") + ",resident\nX,king\n";
        var report =
                body(importing(village, csv.getBytes(UTF_8), false).expectStatus().isAccepted());
        awaitImport(village, report);
    }

    public static JsonNode get(RestTestClient client, String path) {
        return body(client.get().uri(path).exchange().expectStatus().isOk());
    }

    public static JsonNode body(RestTestClient.ResponseSpec answer) {
        var body = answer.expectBody(JsonNode.class).returnResult().getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }
}
