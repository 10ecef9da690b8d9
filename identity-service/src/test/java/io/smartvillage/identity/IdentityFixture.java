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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Brings demo villages and new ones about through the API.
///
/// The people it registers are none of the accounts that tests sign in with.
public final class IdentityFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<DemoVillage, UUID> ENSURED = new ConcurrentHashMap<>();

    private static final JsonMapper JSON = JsonMapper.shared();

    /// The services that answer beside this one.
    private static final List<String> OTHERS =
            List.of("property", "billing", "access", "visitor", "expense");

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
            turn(village.id(), "activation");
        }
        if (get(api.asOperator(), "/api/v1/villages/" + village.id() + "/status-changes")
                .path("items")
                .isEmpty()) {
            turn(village.id(), "suspension");
            turn(village.id(), "activation");
        }
        ensureExport(village, database);
        // What is handled may tell of something itself.
        for (int round = 0; round < 2; round++) {
            Awaitility.await("nothing is on its way")
                    .atMost(PATIENCE)
                    .until(() -> isSettled(database));
            for (var topic :
                    List.of(
                            "identity.village-state.v1",
                            "identity.user-state.v1",
                            "identity.personal-data.v1",
                            "identity.audit.v1")) {
                events.awaitConsumed(topic);
            }
        }
        Awaitility.await("the village is active")
                .atMost(PATIENCE)
                .until(() ->
                        !get(api.asAdmin(village), "/api/v1/me")
                                .path("village")
                                .path("suspended")
                                .asBoolean(true));
        if (get(api.asAdmin(village), "/api/v1/invitations").path("items").isEmpty()) {
            invite(village, Map.of("role", "resident"));
        }
    }

    private void turn(UUID villageId, String to) {
        api.asOperator()
                .post()
                .uri("/api/v1/villages/{id}/" + to, villageId)
                .body(Map.of("reason", "fixture"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    /// @return the answer, which has the code
    public JsonNode invite(DemoVillage village, Map<String, Object> invitation) {
        return body(
                api.asAdmin(village)
                        .post()
                        .uri("/api/v1/invitations")
                        .body(invitation)
                        .exchange()
                        .expectStatus()
                        .isCreated());
    }

    /// A house as property-service tells of it.
    public UUID house(DemoVillage village, String number, UUID owner, List<UUID> residents) {
        var id = UUID.randomUUID();
        events.publish(
                village,
                "property.property-state.v1",
                id.toString(),
                "property.PropertyState",
                """
                {"propertyId": "%s", "houseNumber": "%s", "landUse": "residential",
                 "areaSqWah": 50, "address": "%s", "status": "occupied", "ownerId": "%s",
                 "residentIds": [%s], "updatedAt": "2026-11-23T03:00:00Z"}
                """
                        .formatted(
                                id,
                                number,
                                number,
                                owner,
                                residents.stream()
                                        .map("\"%s\""::formatted)
                                        .collect(Collectors.joining(", "))));
        events.awaitConsumed("property.property-state.v1");
        return id;
    }

    /// As a service tells of a day.
    public void counted(DemoVillage village, String service, String day, String figures) {
        events.publish(
                village,
                service + ".usage.v1",
                village.id().toString(),
                service + ".UsageCounted",
                """
                {"villageId": "%s", "day": "%s", "figures": %s, "countedAt": "%sT23:00:00Z"}
                """
                        .formatted(village.id(), day, figures, day));
        events.awaitConsumed(service + ".usage.v1");
    }

    /// @return the answer to a change of settings that are as they are now
    public RestTestClient.ResponseSpec patchSettings(
            DemoVillage village, Map<String, Object> patch) {
        var settings =
                api.asAdmin(village)
                        .get()
                        .uri("/api/v1/village-settings")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(JsonNode.class)
                        .returnResult();
        return api.asAdmin(village)
                .patch()
                .uri("/api/v1/village-settings")
                .header("If-Match", Objects.requireNonNull(settings.getResponseHeaders().getETag()))
                .body(patch)
                .exchange();
    }

    /// Tests let exports expire.
    private void ensureExport(DemoVillage village, TestDatabase database) {
        Callable<Boolean> collected =
                () ->
                        isTrue(
                                database,
                                "select exists (select from personal_data_part where village_id = '%s')"
                                        .formatted(village.id()));
        try {
            if (collected.call()) {
                return;
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        var name = unique(village.alias() + Long.toString(System.nanoTime(), 36));
        var id = register(village, person(name, "resident")).path("id").asString();
        body(askForExport(api.asAdmin(village), id).expectStatus().isAccepted());
        Awaitility.await("a part of an export").atMost(PATIENCE).until(collected);
    }

    private static boolean isSettled(TestDatabase database) throws SQLException {
        return !isTrue(
                database,
                """
                select exists (select from outbox)
                    or exists (select from village_user where access_due_at is not null)
                    or exists (select from erasure where account_due_at is not null)
                    or exists (select from erasure e where not exists (
                        select from erasure_answer a
                        where a.erasure_id = e.id and a.service = 'identity'))
                """);
    }

    private static boolean isTrue(TestDatabase database, String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private UUID fill(DemoVillage village) {
        adopt(village);
        var resident =
                register(village, person(unique(village.alias() + "-fixture"), "resident"))
                        .path("id")
                        .asString();
        importOne(village);
        houseOf(village, UUID.randomUUID());
        eraseOne(village);
        consent(village, unique(village.alias() + "-consents"));
        keepForYears(village, 5);
        body(askForExport(api.asAdmin(village), resident).expectStatus().isAccepted());
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
        var id = UUID.fromString(resident);
        house(village, "1/1", id, List.of(id));
        counted(village, "property", "2026-01-01", "{\"properties\": 1}");
        patchSettings(village, Map.of("invitations", Map.of("validDays", 10)))
                .expectStatus()
                .isOk();
        return id;
    }

    /// Somebody who left long ago and of whom nothing is kept.
    private void eraseOne(DemoVillage village) {
        var gone =
                register(village, person(unique(village.alias() + "-gone"), "resident"))
                        .path("id")
                        .asString();
        state(village, gone, "deactivation").expectStatus().isOk();
        var erasure = body(erase(village, gone, false).expectStatus().isAccepted());
        answerErasure(village, erasure.path("id").asString(), gone);
    }

    /// Somebody who agrees to something.
    private void consent(DemoVillage village, String username) {
        register(village, person(username, "resident"));
        var purpose = askConsent(village, "newsletter", "รับข่าวสาร");
        body(
                giveConsent(api.as(username, village), purpose.path("id").asString())
                        .expectStatus()
                        .isCreated());
    }

    public JsonNode askConsent(DemoVillage village, String code, String thai) {
        return body(
                api.asAdmin(village)
                        .post()
                        .uri("/api/v1/consent-purposes")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(Map.of("code", code, "textTh", thai, "textEn", "I agree."))
                        .exchange()
                        .expectStatus()
                        .isCreated());
    }

    public static RestTestClient.ResponseSpec giveConsent(RestTestClient client, String purposeId) {
        return client.post()
                .uri("/api/v1/me/consents")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("consentPurposeId", purposeId))
                .exchange();
    }

    public void keepForYears(DemoVillage village, int years) {
        var seen =
                api.asAdmin(village)
                        .get()
                        .uri("/api/v1/personal-data-settings")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseHeaders()
                        .getETag();
        api.asAdmin(village)
                .put()
                .uri("/api/v1/personal-data-settings")
                .header("If-Match", String.valueOf(seen))
                .body(Map.of("erasedAfterYears", years))
                .exchange()
                .expectStatus()
                .isOk();
    }

    public RestTestClient.ResponseSpec state(DemoVillage village, String userId, String what) {
        return api.asAdmin(village).post().uri("/api/v1/users/{id}/" + what, userId).exchange();
    }

    public RestTestClient.ResponseSpec erase(
            DemoVillage village, String userId, boolean onOwnRequest) {
        return api.asAdmin(village)
                .post()
                .uri("/api/v1/erasures")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(
                        Map.of(
                                "villageUserId",
                                userId,
                                "onOwnRequest",
                                onOwnRequest,
                                "reason",
                                "ย้ายออกแล้ว"))
                .exchange();
    }

    /// As every other service does once it has forgotten the person; waits until all have.
    public JsonNode answerErasure(DemoVillage village, String erasureId, String userId) {
        for (var service : OTHERS) {
            events.publish(
                    village,
                    service + ".personal-data.v1",
                    erasureId,
                    service + ".PersonErasureDone",
                    EventContracts.example(service + ".PersonErasureDone")
                            .replace("0198f000-0000-7000-8000-000000000901", erasureId)
                            .replace("0198f000-0000-7000-8000-000000000201", userId));
        }
        return Awaitility.await("erasure")
                .atMost(PATIENCE)
                .until(
                        () -> get(api.asAdmin(village), "/api/v1/erasures/" + erasureId),
                        erasure -> !erasure.path("completedAt").asString("").isEmpty());
    }

    public static RestTestClient.ResponseSpec askForExport(
            RestTestClient client, @Nullable String userId) {
        return client.post()
                .uri("/api/v1/personal-data-exports")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(userId == null ? Map.of() : Map.of("villageUserId", userId))
                .exchange();
    }

    /// A house in which one person lives, as property-service tells of it.
    public UUID houseOf(DemoVillage village, UUID userId) {
        var house = UUID.randomUUID();
        houseOf(village, house, userId, Instant.parse("2026-11-23T03:00:00Z"));
        return house;
    }

    /// @param userId null: nobody lives there any more
    public void houseOf(DemoVillage village, UUID house, @Nullable UUID userId, Instant updatedAt) {
        var state = (ObjectNode) JSON.readTree(EventContracts.example("property.PropertyState"));
        state.put("propertyId", house.toString())
                .putNull("ownerId")
                .put("updatedAt", updatedAt.toString())
                .putArray("residentIds");
        if (userId != null) {
            state.withArray("residentIds").add(userId.toString());
        }
        events.publish(
                village,
                "property.property-state.v1",
                house.toString(),
                "property.PropertyState",
                state.toString());
        events.awaitConsumed("property.property-state.v1");
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
