package io.smartvillage.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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

/// Gates, passes and people of the demo villages, made as other services and people would make
/// them.
public final class AccessFixture {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicInteger NEXT_CODE = new AtomicInteger(10_000_000);
    private static final AtomicInteger NEXT_PLATE =
            new AtomicInteger((int) (System.nanoTime() / 1000 % 2_000_000));

    /// No two that a camera takes for each other.
    private static final String PLATE_LETTERS = "กขจยรว";

    private static final ConcurrentMap<String, UUID> MADE = new ConcurrentHashMap<>();
    private static final ConcurrentMap<DemoVillage, Device> DEVICES = new ConcurrentHashMap<>();

    /// A visitor's pass and the code that only the visitor knows.
    public record Visitor(UUID passId, UUID propertyId, String code) {}

    private final Api api;
    private final TestEvents events;
    private final EntryCodeKey key;

    public AccessFixture(Api api, TestEvents events, EntryCodeKey key) {
        this.api = api;
        this.events = events;
        this.key = key;
    }

    /// At least one row in every table; the second time nothing happens.
    public void populate(DemoVillage village) {
        mainGate(village);
        // Heard each time, lest it falls silent while its rows are compared.
        heartbeat(
                        as(DEVICES.computeIfAbsent(village, this::aDevice), village),
                        Map.of("queueLength", 0))
                .expectStatus()
                .isOk();
        MADE.computeIfAbsent(
                village.alias() + " populated",
                _ -> {
                    var holder = aPerson(village);
                    aCredential(village, "card", "CARD " + UUID.randomUUID(), holder);
                    aDenial(village, Map.of("kind", "plate", "value", aPlate()));
                    imported(village, "denials", "kind,reason\nplate,no plate\n", "");
                    var visitor =
                            aVisitor(
                                    village,
                                    pass ->
                                            pass.putArray("windows")
                                                    .addObject()
                                                    .put("from", pass.path("validFrom").asString())
                                                    .put(
                                                            "until",
                                                            pass.path("validUntil").asString()));
                    new PassPrinter(this).publish(village);
                    var decision =
                            decided(api.asGate(village), scan("entry", "code", visitor.code()));
                    assertThat(decision.path("decision").asString()).isEqualTo("granted");
                    settings(village, 13, 30, 24);
                    return visitor.passId();
                });
        populateDevices(village);
    }

    /// Sends a file and waits until it was imported.
    ///
    /// @param noun whose imports they are: credentials, denials
    public JsonNode imported(DemoVillage village, String noun, String csv, String query) {
        return finished(
                village,
                body(
                        send(village, noun, csv.getBytes(StandardCharsets.UTF_8), query)
                                .expectStatus()
                                .isAccepted()));
    }

    public RestTestClient.ResponseSpec send(
            DemoVillage village, String noun, byte[] file, String query) {
        var upload = new LinkedMultiValueMap<String, Object>();
        upload.add(
                "file",
                new ByteArrayResource(file) {
                    @Override
                    public String getFilename() {
                        return noun + ".csv";
                    }
                });
        return api.asStaff(village)
                .post()
                .uri("/api/v1/" + noun + "/imports" + query)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .body(upload)
                .exchange();
    }

    /// The import when it is over.
    public JsonNode finished(DemoVillage village, JsonNode job) {
        return Awaitility.await("import")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> ofImport(village, job, ""), now -> now.hasNonNull("finishedAt"));
    }

    /// The first 200.
    public JsonNode importErrors(DemoVillage village, JsonNode job) {
        return ofImport(village, job, "/errors?limit=200").path("items");
    }

    private JsonNode ofImport(DemoVillage village, JsonNode job, String what) {
        return body(
                api.asStaff(village)
                        .get()
                        .uri("/api/v1/access-imports/" + job.path("id").asString() + what)
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    /// The gate at which the village's device stands.
    public UUID mainGate(DemoVillage village) {
        var key = village.alias() + " gate";
        var gate =
                MADE.computeIfAbsent(
                        key,
                        _ ->
                                aGate(
                                        village,
                                        Map.of("name", "Main gate", "clientId", village.gate())));
        if (clientOf(village, gate).equals(village.gate())) {
            return gate;
        }
        var another =
                aGate(
                        village,
                        Map.of("name", "Gate " + UUID.randomUUID(), "clientId", village.gate()));
        MADE.put(key, another);
        return another;
    }

    /// Trials of every route give the oldest gate another one.
    private String clientOf(DemoVillage village, UUID gateId) {
        return body(api.asAdmin(village)
                        .get()
                        .uri("/api/v1/gates/{id}", gateId)
                        .exchange()
                        .expectStatus()
                        .isOk())
                .path("clientId")
                .asString("");
    }

    /// A gate of its own, without a device, for guards.
    public UUID aGate(DemoVillage village) {
        return aGate(village, Map.of());
    }

    public UUID aGate(DemoVillage village, Map<String, Object> differences) {
        var gate = new HashMap<String, Object>();
        gate.put("name", "Gate " + UUID.randomUUID());
        gate.put("zone", "main");
        gate.put("direction", "both");
        gate.put("timeoutBehaviour", "fail_closed");
        gate.putAll(differences);
        return id(
                body(
                        api.asAdmin(village)
                                .post()
                                .uri("/api/v1/gates")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .body(gate)
                                .exchange()
                                .expectStatus()
                                .isCreated()));
    }

    /// A house that the village's resident owns and the second resident lives in.
    public UUID houseOfResident(DemoVillage village) {
        return MADE.computeIfAbsent(
                village.alias() + " house",
                _ ->
                        aHouse(
                                village,
                                userId(api.tokens().of(village.resident(), village)),
                                List.of(
                                        userId(
                                                api.tokens()
                                                        .of(village.secondResident(), village)))));
    }

    public UUID aHouse(DemoVillage village, @Nullable UUID owner, List<UUID> residents) {
        var id = UUID.randomUUID();
        house(village, id, owner == null ? List.of() : List.of(owner), residents);
        return id;
    }

    /// What property-service tells of the house now.
    ///
    /// @param owners the main owner first
    public void house(DemoVillage village, UUID id, List<UUID> owners, List<UUID> residents) {
        var state = example("property.PropertyState");
        state.put("propertyId", id.toString());
        state.put("houseNumber", "99/" + id);
        state.put("ownerId", owners.isEmpty() ? null : owners.getFirst().toString());
        var shares = state.putArray("ownerIds");
        owners.forEach(owner -> shares.add(owner.toString()));
        var people = state.putArray("residentIds");
        residents.forEach(resident -> people.add(resident.toString()));
        state.put("updatedAt", Instant.now().toString());
        publish(village, "property.property-state.v1", id, "property.PropertyState", state);
    }

    public UUID aPerson(DemoVillage village) {
        var id = UUID.randomUUID();
        person(village, id, "active", 1);
        return id;
    }

    public void person(DemoVillage village, UUID id, String status, long version) {
        var state = JSON.createObjectNode();
        state.put("userId", id.toString());
        state.put("role", "resident");
        state.put("status", status);
        state.put("version", version);
        publish(village, "identity.user-state.v1", id, "identity.UserState", state);
    }

    /// A visitor of today at the resident's house.
    public Visitor aVisitor(DemoVillage village) {
        return aVisitor(village, _ -> {});
    }

    public Visitor aVisitor(DemoVillage village, Consumer<ObjectNode> differences) {
        var visitor =
                new Visitor(
                        UUID.randomUUID(),
                        houseOfResident(village),
                        Integer.toString(NEXT_CODE.incrementAndGet()));
        pass(village, visitor, differences);
        return visitor;
    }

    /// What visitor-service tells of the visitor now.
    public void pass(DemoVillage village, Visitor visitor, Consumer<ObjectNode> differences) {
        var now = Instant.now();
        var state = example("visitor.PassState");
        state.put("passId", visitor.passId().toString());
        state.put("propertyId", visitor.propertyId().toString());
        state.put(
                "codeHash",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(key.hash(village.id(), visitor.code())));
        state.put("validFrom", now.minus(Duration.ofHours(1)).toString());
        state.put("validUntil", now.plus(Duration.ofHours(12)).toString());
        state.put("updatedAt", now.toString());
        differences.accept(state);
        publish(village, "visitor.pass-state.v1", visitor.passId(), "visitor.PassState", state);
    }

    public UUID aCredential(DemoVillage village, String kind, String value, UUID holder) {
        return id(
                body(
                        issue(village, kind, value, holder, houseOfResident(village))
                                .expectStatus()
                                .isCreated()));
    }

    public RestTestClient.ResponseSpec issue(
            DemoVillage village, String kind, String value, UUID holder, UUID house) {
        return api.asStaff(village)
                .post()
                .uri("/api/v1/credentials")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("kind", kind, "value", value, "userId", holder, "propertyId", house))
                .exchange();
    }

    /// A request of a device: new nonce, device time now.
    public static Map<String, Object> scan(String direction, String method, String credential) {
        var scan = new HashMap<String, Object>();
        scan.put("direction", direction);
        scan.put("method", method);
        scan.put("credential", credential);
        scan.put("deviceTime", Instant.now());
        scan.put("nonce", UUID.randomUUID().toString());
        return scan;
    }

    public static RestTestClient.ResponseSpec decide(
            RestTestClient caller, Map<String, Object> scan) {
        return caller.post().uri("/api/v1/access/decisions").body(scan).exchange();
    }

    public static JsonNode decided(RestTestClient caller, Map<String, Object> scan) {
        return body(decide(caller, scan).expectStatus().isOk());
    }

    public static JsonNode body(RestTestClient.ResponseSpec answer) {
        var body = answer.expectBody(JsonNode.class).returnResult().getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }

    public static List<String> fields(JsonNode problem) {
        return problem.path("errors").findValuesAsString("field");
    }

    public static UUID userId(String token) {
        var claims =
                new String(
                        Base64.getUrlDecoder().decode(token.split("\\.")[1]),
                        StandardCharsets.UTF_8);
        return UUID.fromString(JSON.readTree(claims).path("sub").asString());
    }

    /// On the deny list of the village.
    public UUID aDenial(DemoVillage village, Map<String, Object> differences) {
        var denial = new HashMap<String, Object>(Map.of("reason", "Drove through the barrier"));
        denial.putAll(differences);
        return id(
                body(
                        api.asStaff(village)
                                .post()
                                .uri("/api/v1/denials")
                                .body(denial)
                                .exchange()
                                .expectStatus()
                                .isCreated()));
    }

    /// Until that many of the service's transactions wait for a lock.
    public static void awaitWaiting(TestDatabase database, int count) {
        Awaitility.await(count + " wait for a lock")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> waiting(database) == count);
    }

    private static int waiting(TestDatabase database) throws SQLException {
        try (var connection = database.asSuperuser();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        """
                                        select count(*) from pg_stat_activity
                                        where usename = '%s' and wait_event_type = 'Lock'
                                        """
                                                .formatted(database.schema().appRole()))) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /// A plate that no other test has.
    public static String aPlate() {
        int next = NEXT_PLATE.incrementAndGet();
        return "%d%c%c %d"
                .formatted(
                        next / 324_000 % 9 + 1,
                        PLATE_LETTERS.charAt(next / 54_000 % 6),
                        PLATE_LETTERS.charAt(next / 9_000 % 6),
                        next % 9_000 + 1_000);
    }

    private static UUID id(JsonNode thing) {
        return UUID.fromString(thing.path("id").asString());
    }

    private static ObjectNode example(String type) {
        return (ObjectNode) JSON.readTree(EventContracts.example(type));
    }

    private void publish(
            DemoVillage village, String topic, UUID key, String type, ObjectNode state) {
        events.publish(village, topic, key.toString(), type, state.toString());
        events.awaitConsumed(topic);
    }

    /// The device of a gate, as whoever installs it gets to know it.
    public record Device(UUID gateId, String clientId, String secret) {}

    /// A gate of its own with a device of its own.
    public Device aDevice(DemoVillage village) {
        return aDevice(village, aGate(village));
    }

    public Device aDevice(DemoVillage village, UUID gateId) {
        var made =
                body(
                        api.asStaff(village)
                                .post()
                                .uri("/api/v1/gates/{gateId}/client", gateId)
                                .exchange()
                                .expectStatus()
                                .isCreated());
        return new Device(
                gateId, made.path("clientId").asString(), made.path("clientSecret").asString());
    }

    public RestTestClient as(Device device, DemoVillage village) {
        return api.withToken(
                api.tokens().ofClient(device.clientId(), device.secret(), village.alias()));
    }

    public static RestTestClient.ResponseSpec heartbeat(
            RestTestClient device, Map<String, Object> differences) {
        var heartbeat = new HashMap<String, Object>();
        heartbeat.put("firmware", "2.4.1");
        heartbeat.put("deviceTime", Instant.now());
        heartbeat.put("uptimeSeconds", 86_400);
        heartbeat.putAll(differences);
        return device.post().uri("/api/v1/gates/heartbeat").body(heartbeat).exchange();
    }

    public UUID aZone(DemoVillage village, String name, Map<String, Object> differences) {
        var zone = new HashMap<String, Object>();
        zone.put("name", name);
        zone.putAll(differences);
        return id(
                body(
                        api.asStaff(village)
                                .post()
                                .uri("/api/v1/zones")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .body(zone)
                                .exchange()
                                .expectStatus()
                                .isCreated()));
    }

    /// What the village decides about its log and its visitors' stay.
    public JsonNode settings(
            DemoVillage village, int logRetentionMonths, int graceMinutes, int afterHours) {
        var admin = api.asAdmin(village);
        var before =
                admin.get()
                        .uri("/api/v1/access-settings")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult();
        return body(
                admin.put()
                        .uri("/api/v1/access-settings")
                        .header(
                                "If-Match",
                                Objects.requireNonNull(before.getResponseHeaders().getETag()))
                        .body(
                                Map.of(
                                        "logRetentionMonths",
                                        logRetentionMonths,
                                        "overstayGraceMinutes",
                                        graceMinutes,
                                        "overstayAfterHours",
                                        afterHours))
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    /// A device of another maker, at a gate of its own, and the key that only it knows.
    public record ForeignDevice(UUID id, UUID gateId, String serial, String key) {}

    public ForeignDevice aForeignDevice(DemoVillage village, String kind, boolean asks) {
        var gate = aGate(village);
        var serial = "TEST" + UUID.randomUUID();
        var made =
                body(
                        api.asAdmin(village)
                                .post()
                                .uri("/api/v1/gate-adapters")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .body(
                                        Map.of(
                                                "gateId", gate,
                                                "kind", kind,
                                                "serial", serial,
                                                "asks", asks))
                                .exchange()
                                .expectStatus()
                                .isCreated());
        return new ForeignDevice(
                id(made.path("adapter")), gate, serial, made.path("key").asString());
    }

    /// A row in the tables of devices; a trial may have taken it out since.
    void populateDevices(DemoVillage village) {
        var credential =
                MADE.computeIfAbsent(
                        village.alias() + " device's card",
                        _ ->
                                aCredential(
                                        village,
                                        "card",
                                        "CARD " + UUID.randomUUID(),
                                        aPerson(village)));
        var device =
                MADE.computeIfAbsent(
                        village.alias() + " device",
                        _ -> aForeignDevice(village, "zkteco", false).id());
        api.asAdmin(village)
                .post()
                .uri("/api/v1/gate-adapters/{id}/users", device)
                .body(Map.of("users", List.of(Map.of("pin", "1", "credentialId", credential))))
                .exchange()
                .expectStatus()
                .isOk();
    }

    /// What visitor-service tells of a key that signs passes.
    ///
    /// @param publicKey base64url
    public void passKey(
            DemoVillage village, UUID keyId, String publicKey, String status, Instant at) {
        var state = example("visitor.PassKeyState");
        state.put("keyId", keyId.toString());
        state.put("publicKey", publicKey);
        state.put("status", status);
        state.put("updatedAt", at.toString());
        publish(village, "visitor.pass-key-state.v1", keyId, "visitor.PassKeyState", state);
    }
}
