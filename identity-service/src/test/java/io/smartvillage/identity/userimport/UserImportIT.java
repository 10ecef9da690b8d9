package io.smartvillage.identity.userimport;

import static io.smartvillage.identity.IdentityFixture.body;
import static io.smartvillage.identity.IdentityFixture.get;
import static io.smartvillage.identity.IdentityFixture.unique;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.infra.keycloak.DemoRealm.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.identity.IdentityFixture;
import io.smartvillage.identity.keycloak.KeycloakProbe;
import io.smartvillage.identity.user.RegisterUser;
import io.smartvillage.identity.work.InVillage;
import io.smartvillage.identity.work.Worker;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.nio.charset.Charset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class UserImportIT {

    private static final String HEADER = "username,displayName,email,phone,role,houseNumber\n";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired Worker worker;
    @Autowired MovableClock clock;
    @Autowired ApplicationContext context;

    private IdentityFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new IdentityFixture(api, events);
        fixture.ensure(GREEN);
        fixture.ensure(BLUE);
    }

    @AfterEach
    void putBack() {
        if (!worker.isRunning()) {
            worker.start();
        }
    }

    @Test
    void registersGoodRowsOnceAndReportsBadOnesByLine() {
        var good = unique("import-good");
        var csv =
                "\uFEFF"
                        + HEADER
                        + good
                        + ",อนันต์ แก้วใส,"
                        + good
                        + "@example.com,081-111-2222,resident,99/12-1\n"
                        + "X,,nobody,1,king,\n"
                        + good
                        + ",,,,resident,\n"
                        + "short-row,a\n";

        var dry = taken(csv, true);
        var report = taken(csv, false);
        var again = taken(csv, false);

        for (var each : new JsonNode[] {dry, report, again}) {
            assertThat(each.path("total").asInt()).isEqualTo(4);
            assertThat(each.path("failed").asInt()).isEqualTo(3);
            var errors = errors(each);
            assertThat(errors.findValuesAsString("line"))
                    .containsExactly("3", "3", "3", "3", "4", "5");
            assertThat(errors.findValuesAsString("column"))
                    .containsExactly("username", "email", "phone", "role", "username", "");
        }
        assertThat(dry.path("created").asInt()).isEqualTo(1);
        assertThat(report.path("created").asInt()).isEqualTo(1);
        assertThat(again.path("created").asInt()).isZero();
        assertThat(again.path("unchanged").asInt()).isEqualTo(1);
        assertThat(fixture.awaitImport(GREEN, report).path("registered").asInt()).isEqualTo(1);
        var found = get(api.asAdmin(GREEN), "/api/v1/users?username=" + good).path("items");
        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("displayName").asString()).isEqualTo("อนันต์ แก้วใส");
        var event =
                events.await(
                        "identity.user.v1",
                        "identity.UserRegistered",
                        data -> data.path("userId").equals(found.path(0).path("id")));
        assertThat(event.data().path("houseNumber").asString()).isEqualTo("99/12-1");
    }

    @Test
    void anImportedPersonSignsInWithTheirFirstPassword() {
        var username = unique("import-signin");
        var csv = "role,username,initialPassword\nresident," + username + "," + PASSWORD + "\n";

        fixture.awaitImport(GREEN, body(send(csv, false).expectStatus().isAccepted()));

        org.awaitility.Awaitility.await()
                .ignoreExceptions()
                .until(() ->
                        get(
                                        api.withToken(api.tokens().fresh(username, GREEN.alias())),
                                        "/api/v1/me")
                                .path("roles")
                                .toString()
                                .contains("resident"));
    }

    @Test
    void aRowThatIsSomebodyElsesAccountFailsAndTheOthersGoOn() {
        var taken = unique("import-taken");
        KeycloakProbe.of(context).makeAccount(taken, true);
        var csv = "username,role\n" + taken + ",resident\n" + unique("import-next") + ",guard\n";

        var progress =
                fixture.awaitImport(GREEN, body(send(csv, false).expectStatus().isAccepted()));

        assertThat(progress.path("registered").asInt()).isEqualTo(1);
        assertThat(progress.path("failed").path(0).path("line").asInt()).isEqualTo(2);
        assertThat(progress.path("failed").path(0).path("problem").asString())
                .isEqualTo("account-taken");
    }

    @Test
    void twoWorkersAtOnceRegisterEveryRowOnce() {
        worker.stop();
        var csv = new StringBuilder("username,role\n");
        for (int i = 0; i < 12; i++) {
            csv.append(unique("import-many" + i)).append(",resident\n");
        }
        var report = taken(csv.toString(), false);

        var first = CompletableFuture.runAsync(this::workUntilIdle);
        var second = CompletableFuture.runAsync(this::workUntilIdle);
        first.join();
        second.join();

        var progress = fixture.awaitImport(GREEN, report);
        assertThat(progress.path("registered").asInt()).isEqualTo(12);
        assertThat(progress.path("failed")).isEmpty();
    }

    @Test
    void refusesWhatIsNoSuchFile() {
        assertThat(
                        body(send("name,role\nx,resident\n", false).expectStatus().isBadRequest())
                                .path("errors")
                                .findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "username");
        fixture.importing(GREEN, new byte[] {'a', (byte) 0xFF}, false)
                .expectStatus()
                .isBadRequest();
        send(HEADER + "\"open", false).expectStatus().isBadRequest();
        send("", false).expectStatus().isBadRequest();
        api.asAdmin(GREEN)
                .post()
                .uri("/api/v1/users/imports")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        fixture.importing(GREEN, new byte[11 << 20], false).expectStatus().isEqualTo(413);
    }

    @Test
    void readsTheThaiEncodingOfOlderPrograms() {
        var username = unique("import-thai");
        var csv = "ชื่อผู้ใช้,ชื่อที่แสดง,บทบาท\n" + username + ",สมชาย,resident\n";

        var job =
                body(
                        fixture.importing(GREEN, csv.getBytes(Charset.forName("TIS-620")), false)
                                .expectStatus()
                                .isAccepted());

        fixture.awaitImport(GREEN, job);
        var found = get(api.asAdmin(GREEN), "/api/v1/users?username=" + username).path("items");
        assertThat(found.path(0).path("displayName").asString()).isEqualTo("สมชาย");
    }

    @Test
    void staffImportNoAdmins() {
        var job =
                body(
                        IdentityFixture.importing(
                                        api.asStaff(GREEN),
                                        "username,role\nboss-x,admin\n".getBytes(UTF_8),
                                        true)
                                .expectStatus()
                                .isAccepted());

        fixture.awaitTaken(GREEN, job);
        assertThat(errors(job).findValuesAsString("column")).containsExactly("role");
    }

    @Test
    void whatIsExportedCanBeImported() {
        for (var format : new String[] {"csv", "xlsx"}) {
            var file =
                    api.asStaff(GREEN)
                            .get()
                            .uri("/api/v1/users/export?format=" + format)
                            .exchange()
                            .expectStatus()
                            .isOk()
                            .expectBody(byte[].class)
                            .returnResult()
                            .getResponseBody();
            assertThat(file).isNotNull();

            var job =
                    fixture.awaitTaken(
                            GREEN,
                            body(fixture.importing(GREEN, file, true).expectStatus().isAccepted()));

            assertThat(job.path("created").asInt()).isZero();
            assertThat(job.path("failed").asInt()).isZero();
            assertThat(job.path("unchanged").asInt()).isPositive();
        }
        api.asResident(GREEN)
                .get()
                .uri("/api/v1/users/export")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void theTemplateHasNoPasswords() {
        var template =
                api.asStaff(GREEN)
                        .get()
                        .uri("/api/v1/users/imports/template")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();

        assertThat(template).contains("ชื่อผู้ใช้ / Username", "anan.k").doesNotContain("assword");
    }

    @Test
    void anotherVillagesImportIsNotThere() {
        var csv = "username,role\n" + unique("import-hidden") + ",resident\n";
        var id = body(send(csv, false).expectStatus().isAccepted()).path("id").asString();

        api.asAdmin(BLUE)
                .get()
                .uri("/api/v1/user-imports/" + id)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private void workUntilIdle() {
        var job =
                new RegisterImportedUsers(
                        context.getBean(UserImports.class),
                        context.getBean(RegisterUser.class),
                        context.getBean(InVillage.class),
                        clock);
        while (job.work()) {
            Thread.onSpinWait();
        }
    }

    private JsonNode taken(String csv, boolean dryRun) {
        return fixture.awaitTaken(GREEN, body(send(csv, dryRun).expectStatus().isAccepted()));
    }

    private JsonNode errors(JsonNode job) {
        return get(
                        api.asAdmin(GREEN),
                        "/api/v1/user-imports/" + job.path("id").asString() + "/errors")
                .path("items");
    }

    private RestTestClient.ResponseSpec send(String csv, boolean dryRun) {
        return fixture.importing(GREEN, csv.getBytes(UTF_8), dryRun);
    }
}
