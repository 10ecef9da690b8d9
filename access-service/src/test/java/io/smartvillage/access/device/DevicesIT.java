package io.smartvillage.access.device;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.fields;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.AccessFixture.ForeignDevice;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Devices of other makers, talked to as they talk.
@VillageServiceTest
class DevicesIT {

    private static final String XML = "application/xml";
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Bangkok"));

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private AccessFixture fixture;

    @BeforeEach
    void aFixture() {
        fixture = new AccessFixture(api, events, key);
    }

    @Test
    void aCameraThatAsksGetsADecisionByTheRules() throws Exception {
        var camera = fixture.aForeignDevice(GREEN, "hikvision", true);
        var plate = aPlate();
        var credential = fixture.aCredential(GREEN, "plate", plate, fixture.aPerson(GREEN));

        assertThat(hikvision(camera, XML, anpr(plate, "forward", now)).statusCode()).isEqualTo(200);
        assertThat(hikvision(camera, XML, anpr(plate, "forward", now)).statusCode()).isEqualTo(200);
        assertThat(hikvision(camera, XML, anpr(aPlate(), "reverse", now)).statusCode())
                .isEqualTo(200);

        assertThat(log(camera))
                .containsExactlyInAnyOrder(
                        "online entry plate granted null " + credential,
                        "online exit plate denied invalid null");
    }

    @Test
    void aCameraWithItsOwnListTellsWhatItDid() throws Exception {
        var camera = fixture.aForeignDevice(GREEN, "hikvision", false);

        hikvision(camera, XML, anpr(aPlate(), "forward", now));
        hikvision(camera, XML, anpr(aPlate(), "forward", now).replace("allowList", "blockList"));

        assertThat(log(camera))
                .containsExactlyInAnyOrder(
                        "device entry plate granted null null",
                        "device entry plate denied device_refused null");
    }

    @Test
    void anEventComesAmongPictures() throws Exception {
        var camera = fixture.aForeignDevice(GREEN, "hikvision", false);
        var boundary = "MIME_boundary";
        var body =
                part(boundary, "detectionPicture.jpg", "image/jpeg", "\u00ff\u00d8 no picture")
                        + part(
                                boundary,
                                "anpr.xml",
                                "application/xml",
                                anpr(aPlate(), "forward", now))
                        + "--"
                        + boundary
                        + "--\r\n";
        var type = "multipart/form-data; boundary=" + boundary;

        assertThat(hikvision(camera, type, body).statusCode()).isEqualTo(200);
        assertThat(log(camera)).hasSize(1);

        var withoutName =
                "--%s\r\nContent-Disposition: form-data; name=\"event_log\"\r\n\r\n%s\r\n--%s--\r\n"
                        .formatted(boundary, door(75, 1, 0, "V0001"), boundary);
        assertThat(hikvision(camera, type, withoutName).statusCode()).isEqualTo(200);
        assertThat(log(camera)).hasSize(2);

        var pictureOnly = part(boundary, "a.jpg", "image/jpeg", "x") + "--" + boundary + "--\r\n";
        assertThat(hikvision(camera, type, pictureOnly).statusCode()).isEqualTo(400);
    }

    @Test
    void aTerminalTellsOfFacesFingersAndCardsAndGapsAreCounted() throws Exception {
        var terminal = fixture.aForeignDevice(GREEN, "hikvision", false);
        var card = "C" + UUID.randomUUID().toString().replace("-", "");
        var face = fixture.aCredential(GREEN, "card", card, fixture.aPerson(GREEN));
        map(terminal, "V0001", face);

        for (var message :
                List.of(
                        door(75, 1201, 1200, "V0001"),
                        door(39, 1202, 1201, "V0002"),
                        door(21, 1203, 1202, ""),
                        door(38, 1209, 1208, "V0003"),
                        door(38, 1209, 1208, "V0003"),
                        door(1, 1210, 1209, "")
                                .replace("\"cardNo\":\"\"", "\"cardNo\":\"" + card + "\""))) {
            assertThat(hikvision(terminal, "application/json", message).statusCode())
                    .isEqualTo(200);
        }

        assertThat(log(terminal))
                .containsExactlyInAnyOrder(
                        "device entry biometric granted null " + face,
                        "device entry biometric denied device_refused null",
                        "device entry biometric granted null null",
                        "device entry card granted null " + face);
        assertThat(shown(terminal).path("gaps").asInt()).isEqualTo(5);
    }

    @Test
    void aHeartbeatIsSeenAndNotStored() throws Exception {
        var camera = fixture.aForeignDevice(GREEN, "hikvision", true);
        assertThat(shown(camera).path("lastSeenAt").isNull()).isTrue();

        var answer =
                hikvision(
                        camera,
                        XML,
                        "<EventNotificationAlert><eventType>videoloss</eventType>"
                                + "<eventState>inactive</eventState></EventNotificationAlert>");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(log(camera)).isEmpty();
        assertThat(shown(camera).path("lastSeenAt").isNull()).isFalse();
    }

    @Test
    void whatACameraCannotMeanIsRefusedAndDoesNotShowItsKey() throws Exception {
        var camera = fixture.aForeignDevice(GREEN, "hikvision", true);

        for (var message :
                List.of(
                        "",
                        "hello",
                        "<a>",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")) {
            var answer = hikvision(camera, XML, message);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("device-message")
                    .doesNotContain(camera.key())
                    .doesNotContain("root:");
        }
        assertThat(hikvision(camera, XML, "x".repeat(300_000)).statusCode()).isEqualTo(413);
        assertThat(hikvision(camera, XML, anpr("- -", "forward", now)).statusCode()).isEqualTo(200);
        assertThat(
                        hikvision(
                                        camera,
                                        XML,
                                        anpr(aPlate(), "forward", now.minus(Duration.ofDays(400))))
                                .body())
                .doesNotContain(camera.key());
    }

    @Test
    void aClockOfAttendanceIsGreetedAndItsLogKept() throws Exception {
        var clock = fixture.aForeignDevice(GREEN, "zkteco", false);
        var credential =
                fixture.aCredential(
                        GREEN, "card", "CARD " + UUID.randomUUID(), fixture.aPerson(GREEN));
        map(clock, "123", credential);

        var greeting = get(clock, "cdata", "&options=all&pushver=2.4.1");
        assertThat(greeting.body())
                .startsWith("GET OPTION FROM: " + clock.serial() + "\n")
                .contains("ATTLOGStamp=None\n", "Delay=10\n", "Realtime=1\n");
        assertThat(greeting.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/plain");

        var log =
                "1\t%s\t0\t1\t\t0\t0\n123\t%s\t1\t4\t0\njunk\n"
                        .formatted(LOCAL.format(now), LOCAL.format(now.minusSeconds(60)));
        var posted = post(clock, "cdata", "&table=ATTLOG&Stamp=9999", log);
        assertThat(posted.body()).isEqualTo("OK: 2");
        assertThat(post(clock, "cdata", "&table=ATTLOG&Stamp=9999", log).body()).isEqualTo("OK: 2");

        assertThat(log(clock))
                .containsExactlyInAnyOrder(
                        "device entry biometric granted null null",
                        "device exit card granted null " + credential);
        assertThat(
                        text(
                                "select count(*)::text from access_log where gate_id = '%s'"
                                                .formatted(clock.gateId())
                                        + " and \"timestamp\" = '%s'".formatted(now)))
                .isEqualTo("1");
    }

    @Test
    void aControllerRegistersAndItsLogIsKept() throws Exception {
        var controller = fixture.aForeignDevice(GREEN, "zkteco", false);

        assertThat(get(controller, "cdata", "&options=all&DeviceType=acc").body())
                .startsWith("registry=ok\nRegistryCode=")
                .contains("SessionID=");
        assertThat(post(controller, "registry", "", "DeviceType=acc").body())
                .matches("RegistryCode=[0-9a-f]{32}");
        assertThat(post(controller, "push", "", "").body()).startsWith("registry=ok");
        assertThat(get(controller, "getrequest", "").body()).isEqualTo("OK");
        assertThat(get(controller, "ping", "").body()).isEqualTo("OK");
        assertThat(post(controller, "devicecmd", "", "ID=1&Return=0&CMD=DATA").body())
                .isEqualTo("OK");
        assertThat(post(controller, "cdata", "&table=tabledata&tablename=user", "x").body())
                .isEqualTo("OK");

        var line =
                "time=%s\tpin=1001\tcardno=0\teventaddr=1\tevent=%d\tinoutstatus=%d\tverifytype=1\tindex=%d";
        var time = LOCAL.format(now);
        var log =
                String.join(
                        "\r\n",
                        line.formatted(time, 0, 0, 13355),
                        line.formatted(time, 27, 1, 13356),
                        line.formatted(time, 23, 0, 13357),
                        line.formatted(time, 102, 0, 13358),
                        line.formatted(time, 0, 0, 13355));
        assertThat(post(controller, "cdata", "&table=rtlog", log).body()).isEqualTo("OK");
        assertThat(post(controller, "cdata", "&table=rtlog", log).body()).isEqualTo("OK");

        assertThat(log(controller))
                .containsExactlyInAnyOrder(
                        "device entry biometric granted null null",
                        "device exit biometric denied invalid null",
                        "device entry biometric denied device_refused null");
    }

    @Test
    void aLogThatIsCalledAFormIsReadAllTheSame() throws Exception {
        var clock = fixture.aForeignDevice(GREEN, "zkteco", false);

        var answer =
                send(
                        clock,
                        "iclock/cdata?SN=" + clock.serial() + "&table=ATTLOG",
                        "application/x-www-form-urlencoded",
                        "5\t" + LOCAL.format(now) + "\t0\t15\n");

        assertThat(answer.body()).isEqualTo("OK: 1");
        assertThat(log(clock)).hasSize(1);
    }

    @Test
    void anotherSerialOrKindOrKeyFindsNothing() throws Exception {
        var clock = fixture.aForeignDevice(GREEN, "zkteco", false);
        var camera = fixture.aForeignDevice(GREEN, "hikvision", false);

        for (var answer :
                List.of(
                        send(clock, "iclock/cdata?SN=OTHER&table=ATTLOG", "text/plain", "x"),
                        send(camera, "iclock/cdata?SN=" + camera.serial(), "text/plain", "x"),
                        send(clock, "hikvision", XML, anpr(aPlate(), "forward", now)),
                        send(
                                new ForeignDevice(
                                        clock.id(),
                                        clock.gateId(),
                                        clock.serial(),
                                        clock.key() + "x"),
                                "iclock/cdata?SN=" + clock.serial(),
                                "text/plain",
                                "x"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("problem:http-404").doesNotContain(clock.key());
        }
        var withoutSerial = send(clock, "iclock/cdata", "text/plain", "x");
        assertThat(withoutSerial.statusCode()).isEqualTo(400);
        assertThat(withoutSerial.body()).contains("SN").doesNotContain(clock.key());
    }

    @Test
    void aRotatedKeyAndARevokedOneOpenNothing() throws Exception {
        var device = fixture.aForeignDevice(GREEN, "zkteco", false);
        var rotated =
                body(
                        api.asAdmin(GREEN)
                                .post()
                                .uri("/api/v1/gate-adapters/{id}/key-rotation", device.id())
                                .exchange()
                                .expectStatus()
                                .isOk());
        var again =
                new ForeignDevice(
                        device.id(),
                        device.gateId(),
                        device.serial(),
                        rotated.path("key").asString());
        assertThat(rotated.path("address").asString()).isEqualTo("/api/v1/devices/" + again.key());
        assertThat(get(device, "ping", "").statusCode()).isEqualTo(404);
        assertThat(get(again, "ping", "").statusCode()).isEqualTo(200);

        api.asAdmin(GREEN)
                .post()
                .uri("/api/v1/gate-adapters/{id}/revocation", device.id())
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(get(again, "ping", "").statusCode()).isEqualTo(404);
        assertThat(shown(device).path("status").asString()).isEqualTo("revoked");
        api.asAdmin(GREEN)
                .post()
                .uri("/api/v1/gate-adapters/{id}/key-rotation", device.id())
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aDeviceStandsAtOneGateAndItsKeyIsNotStored() throws SQLException {
        var device = fixture.aForeignDevice(GREEN, "hikvision", false);

        api.asAdmin(GREEN)
                .post()
                .uri("/api/v1/gate-adapters")
                .body(
                        Map.of(
                                "gateId", device.gateId(),
                                "kind", "hikvision",
                                "serial", device.serial()))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
        assertThat(
                        text(
                                "select count(*)::text from device_adapter a where a::text like '%%%s%%'"
                                        .formatted(device.key())))
                .isEqualTo("0");
        assertThat(shown(device).toString()).doesNotContain(device.key());
    }

    @Test
    void aMappingNamesWhatIsWrongWithIt() {
        var device = fixture.aForeignDevice(GREEN, "zkteco", false);
        var foreign =
                fixture.aCredential(
                        GREEN, "card", "CARD " + UUID.randomUUID(), fixture.aPerson(GREEN));

        var problem =
                body(
                        api.asAdmin(GREEN)
                                .post()
                                .uri("/api/v1/gate-adapters/{id}/users", device.id())
                                .body(
                                        Map.of(
                                                "users",
                                                List.of(
                                                        Map.of("pin", "1", "credentialId", foreign),
                                                        Map.of(
                                                                "pin",
                                                                "1",
                                                                "credentialId",
                                                                UUID.randomUUID()))))
                                .exchange()
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem)).containsExactly("users[1].credentialId", "users[1].pin");
        api.asAdmin(BLUE)
                .get()
                .uri("/api/v1/gate-adapters/{id}/users", device.id())
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private void map(ForeignDevice device, String pin, UUID credential) {
        api.asAdmin(GREEN)
                .post()
                .uri("/api/v1/gate-adapters/{id}/users", device.id())
                .body(Map.of("users", List.of(Map.of("pin", pin, "credentialId", credential))))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private tools.jackson.databind.JsonNode shown(ForeignDevice device) {
        return body(
                api.asStaff(GREEN)
                        .get()
                        .uri("/api/v1/gate-adapters/{id}", device.id())
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    private static String aPlate() {
        return "1กข" + (1000 + (int) (Math.random() * 8999));
    }

    private static String anpr(String plate, String direction, Instant at) {
        return """
        <EventNotificationAlert version="2.0" xmlns="http://www.isapi.org/ver20/XMLSchema">
         <ipAddress>192.0.2.10</ipAddress><channelID>1</channelID><dateTime>%s</dateTime>
         <eventType>ANPR</eventType><eventState>active</eventState>
         <ANPR><licensePlate>%s</licensePlate><line>1</line><direction>%s</direction>
          <vehicleListName>allowList</vehicleListName></ANPR>
        </EventNotificationAlert>
        """
                .formatted(at, plate, direction);
    }

    private String door(int subEvent, long serialNo, long before, String employee) {
        return """
        {"ipAddress":"192.0.2.11","dateTime":"%s","eventType":"AccessControllerEvent",
         "AccessControllerEvent":{"majorEventType":5,"subEventType":%d,"cardNo":"",
         "employeeNoString":"%s","serialNo":%d,"frontSerialNo":%d,"attendanceStatus":"checkIn"}}
        """
                .formatted(now, subEvent, employee, serialNo, before);
    }

    private static String part(String boundary, String file, String type, String content) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n%s\r\n"
                .formatted(boundary, file, file, type, content);
    }

    private HttpResponse<String> hikvision(ForeignDevice device, String type, String body)
            throws IOException, InterruptedException {
        return send(device, "hikvision", type, body);
    }

    private HttpResponse<String> post(ForeignDevice device, String what, String query, String body)
            throws IOException, InterruptedException {
        return send(
                device,
                "iclock/%s?SN=%s%s".formatted(what, device.serial(), query),
                "text/plain",
                body);
    }

    private HttpResponse<String> get(ForeignDevice device, String what, String query)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(
                                address(
                                        device,
                                        "iclock/%s?SN=%s%s"
                                                .formatted(what, device.serial(), query)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> send(ForeignDevice device, String path, String type, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address(device, path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI address(ForeignDevice device, String path) {
        return URI.create(
                "http://127.0.0.1:%d/api/v1/devices/%s/%s"
                        .formatted(api.port(), device.key(), path));
    }

    private List<String> log(ForeignDevice device) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                """
                                select concat_ws(' ', source, direction, access_method, status,
                                    coalesce(reason, 'null'), coalesce(credential_id::text, 'null'))
                                from access_log where gate_id = ?
                                """)) {
            statement.setObject(1, device.gateId());
            try (var rows = statement.executeQuery()) {
                var lines = new java.util.ArrayList<String>();
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
                return lines;
            }
        }
    }

    private String text(String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
