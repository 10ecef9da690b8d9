package io.smartvillage.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Brings about houses and people as other parts of the system would: through the API, and by
/// identity-service's events.
public final class PropertyFixture {

    private static final Set<DemoVillage> POPULATED = ConcurrentHashMap.newKeySet();
    private static final AtomicLong VERSION = new AtomicLong();
    private static final AtomicLong NUMBER = new AtomicLong();

    private final Api api;
    private final TestEvents events;

    public PropertyFixture(Api api, TestEvents events) {
        this.api = api;
        this.events = events;
    }

    /// At least one row in every table of the schema; once per village and JVM.
    public void populate(DemoVillage village) {
        if (!POPULATED.add(village)) {
            return;
        }
        person(village, UUID.randomUUID(), "suspended");
        var resident = resident(village);
        var house = registered(village, "fixture");
        owns(village, house, resident);
        movedIn(village, id(house), resident, "2026-01-01");
        populateImports(village);
        var soi = posted(village, "/house-groups", Map.of("kind", "soi", "name", "ซอย 1"));
        grouped(village, id(house), id(soi));
        var inHouse = "/properties/" + id(house);
        posted(village, inHouse + "/vehicles", Map.of("plate", "9กข 4711"));
        posted(village, inHouse + "/pets", Map.of("species", "cat"));
        posted(village, inHouse + "/keycards", Map.of("number", "0008106606"));
        settings(village, settings());
    }

    /// An import with a row that was stored and one that was not.
    public void populateImports(DemoVillage village) {
        imported(
                village,
                """
                house_number,address,status,land_use,area_sq_wah
                fixture/imported,a,vacant,residential,50
                fixture/bad,a,ruined,residential,50
                """);
    }

    /// Sends a file of houses and waits until it was imported.
    public JsonNode imported(DemoVillage village, String csv) {
        return finished(
                village,
                body(
                        send(village, csv.getBytes(StandardCharsets.UTF_8), "?dryRun=false", "en")
                                .expectStatus()
                                .isAccepted()));
    }

    public RestTestClient.ResponseSpec send(
            DemoVillage village, byte[] file, String query, String language) {
        var upload = new LinkedMultiValueMap<String, Object>();
        upload.add(
                "file",
                new ByteArrayResource(file) {
                    @Override
                    public String getFilename() {
                        return "houses.csv";
                    }
                });
        return api.asStaff(village)
                .post()
                .uri("/api/v1/properties/imports" + query)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .body(upload)
                .exchange();
    }

    /// The import when it is over.
    public JsonNode finished(DemoVillage village, JsonNode job) {
        return Awaitility.await("import " + job.path("id").asString())
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () ->
                                body(
                                        api.asStaff(village)
                                                .get()
                                                .uri(
                                                        "/api/v1/property-imports/{id}",
                                                        job.path("id").asString())
                                                .exchange()
                                                .expectStatus()
                                                .isOk()),
                        now -> now.hasNonNull("finishedAt"));
    }

    /// The defaults, to be changed.
    public static Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("partialOwnership", false);
        settings.put("vehicles", true);
        settings.put("pets", true);
        settings.put("keycards", true);
        return settings;
    }

    public void settings(DemoVillage village, Map<String, Object> settings) {
        var current =
                api.asAdmin(village)
                        .get()
                        .uri("/api/v1/property-settings")
                        .exchange()
                        .returnResult();
        api.asAdmin(village)
                .put()
                .uri("/api/v1/property-settings")
                .header(
                        HttpHeaders.IF_MATCH,
                        String.valueOf(current.getResponseHeaders().getETag()))
                .body(settings)
                .exchange()
                .expectStatus()
                .isOk();
    }

    public RestTestClient.ResponseSpec post(
            DemoVillage village, String path, Map<String, ?> request) {
        return api.asStaff(village)
                .post()
                .uri("/api/v1" + path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(request)
                .exchange();
    }

    public JsonNode posted(DemoVillage village, String path, Map<String, ?> request) {
        return body(post(village, path, request).expectStatus().is2xxSuccessful());
    }

    public void grouped(DemoVillage village, UUID house, UUID... houseGroupIds) {
        api.asStaff(village)
                .put()
                .uri("/api/v1/properties/{id}/house-groups", house)
                .header(HttpHeaders.IF_MATCH, eTag(village, house))
                .body(Map.of("houseGroupIds", houseGroupIds))
                .exchange()
                .expectStatus()
                .isOk();
    }

    /// The demo village's first resident, known to property-service.
    public UUID resident(DemoVillage village) {
        return account(village, village.resident());
    }

    /// A demo account of the village, known to property-service as an active resident.
    public UUID account(DemoVillage village, String username) {
        var id = userId(api.tokens().of(username, village));
        return person(village, id, "active");
    }

    /// Somebody new.
    public UUID person(DemoVillage village) {
        return person(village, UUID.randomUUID(), "active");
    }

    public UUID person(DemoVillage village, UUID id, String status) {
        var state =
                """
                {"userId": "%s", "role": "resident", "status": "%s", "version": %d}
                """
                        .formatted(id, status, VERSION.incrementAndGet());
        events.publish(
                village, "identity.user-state.v1", id.toString(), "identity.UserState", state);
        events.awaitConsumed("identity.user-state.v1");
        return id;
    }

    /// A house with a number of its own that begins with `prefix`.
    public JsonNode registered(DemoVillage village, String prefix) {
        var number = prefix + "/" + NUMBER.incrementAndGet();
        return body(
                api.asStaff(village)
                        .post()
                        .uri("/api/v1/properties")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(aHouse(number))
                        .exchange()
                        .expectStatus()
                        .isCreated());
    }

    public JsonNode owns(DemoVillage village, JsonNode house, UUID ownerId) {
        return body(
                api.asStaff(village)
                        .put()
                        .uri("/api/v1/properties/{id}/owner", id(house))
                        .header(HttpHeaders.IF_MATCH, eTag(village, id(house)))
                        .body(Map.of("ownerId", ownerId))
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    public JsonNode movedIn(DemoVillage village, UUID house, UUID userId, String from) {
        return body(moveIn(village, house, userId, from).expectStatus().isCreated());
    }

    public RestTestClient.ResponseSpec moveIn(
            DemoVillage village, UUID house, UUID userId, String from) {
        return api.asStaff(village)
                .post()
                .uri("/api/v1/properties/{id}/occupancies", house)
                .body(Map.of("userId", userId, "kind", "tenant", "from", from))
                .exchange();
    }

    public String eTag(DemoVillage village, UUID house) {
        var eTag =
                api.asStaff(village)
                        .get()
                        .uri("/api/v1/properties/{id}", house)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult()
                        .getResponseHeaders()
                        .getETag();
        assertThat(eTag).isNotNull();
        return String.valueOf(eTag);
    }

    public static UUID id(JsonNode resource) {
        return UUID.fromString(resource.path("id").asString());
    }

    public static JsonNode body(RestTestClient.ResponseSpec answer) {
        var body = answer.expectBody(JsonNode.class).returnResult().getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }

    public static Map<String, Object> aHouse(String number) {
        var house = new LinkedHashMap<String, Object>();
        house.put("houseNumber", number);
        house.put("address", number + " ซอย 4");
        house.put("status", "occupied");
        house.put("landUse", "residential");
        house.put("areaSqWah", 52.5);
        return house;
    }

    private static UUID userId(String token) {
        var claims =
                new String(
                        Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]),
                        StandardCharsets.UTF_8);
        return UUID.fromString(JsonMapper.shared().readTree(claims).path("sub").asString());
    }
}
