package io.smartvillage.gateway;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.BOTH_VILLAGES;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.infra.keycloak.DemoRealm.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoRealm;
import io.smartvillage.infra.keycloak.Tokens;
import io.smartvillage.infra.servers.KeycloakServer;
import io.smartvillage.infra.servers.TestServers;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With tokens of a real Keycloak.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VillageIT {

    private static final String INVOICES = "/api/v1/invoices";

    private final TestService billing = TestService.start();
    private final KeycloakServer keycloak = TestServers.shared().keycloak();
    private final Tokens tokens = new Tokens(URI.create(keycloak.baseUrl()));
    private final RunningGateway gateway =
            RunningGateway.with()
                    .tokensOfKeycloak(keycloak.baseUrl())
                    .instance("billing-service", billing)
                    .start();

    @BeforeAll
    void demoVillages() {
        DemoRealm.ensure(
                URI.create(keycloak.baseUrl()), KeycloakServer.ADMIN, keycloak.adminPassword());
    }

    @BeforeEach
    void forgetRequests() {
        billing.reset();
    }

    @AfterAll
    void stop() {
        gateway.close();
        billing.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "staff", "guard", "resident"})
    void letsMembersOfOneVillagePass(String role) {
        var token = tokens.of(GREEN.alias() + "-" + role, GREEN);

        assertThat(gateway.get(INVOICES, token).status()).isEqualTo(200);
        assertThat(billing.askedLast().header("Authorization")).containsExactly("Bearer " + token);
    }

    @Test
    void letsAGateDevicePass() {
        assertThat(gateway.get(INVOICES, tokens.ofGate(GREEN)).status()).isEqualTo(200);
    }

    @Test
    void letsAMemberOfTwoVillagesPassWithATokenForOne() {
        assertThat(gateway.get(INVOICES, tokens.of(BOTH_VILLAGES, BLUE)).status()).isEqualTo(200);
    }

    @Test
    void refusesTwoVillagesInOneToken() {
        assertRefused("several-villages", tokens.ofAllVillages(BOTH_VILLAGES));
    }

    @Test
    void refusesATokenOfAMemberWhoAskedForAForeignVillage() {
        assertRefused("no-village", tokens.of(GREEN.admin(), BLUE));
    }

    @Test
    void refusesAGateDeviceThatAskedForAForeignVillage() {
        assertRefused(
                "no-village", tokens.ofClient(GREEN.gate(), GREEN.gateSecret(), BLUE.alias()));
    }

    @Test
    void refusesATokenWithoutAVillage() {
        assertRefused("no-village", tokens.withoutVillage(GREEN.admin()));
        assertRefused("no-village", tokens.withoutVillage(STRANGER));
    }

    @Test
    void letsAnOperatorPassAndReachIntoAVillageOnlyByItsId() {
        var operator = tokens.ofOperator();
        var blue = BLUE.id().toString();

        assertThat(gateway.get(INVOICES, operator).status()).isEqualTo(200);
        assertThat(
                        gateway.get(INVOICES, operator, "X-Village-Id", blue, "X-Reason", "test")
                                .status())
                .isEqualTo(200);
        assertThat(billing.askedLast().header("X-Village-Id")).containsExactly(blue);
        assertThat(billing.askedLast().header("X-Reason")).containsExactly("test");
        billing.reset();
        assertRefused("village-mismatch", operator, "X-Village", BLUE.alias());
        assertRefused("village-mismatch", operator, "Host", "blue.villages.test");
    }

    @Test
    void acceptsTheTokensOwnVillageByNameByIdAndByHost() {
        var token = tokens.of(GREEN.admin(), GREEN);

        for (var headers :
                List.of(
                        List.of("X-Village", "green"),
                        List.of("X-Village", GREEN.id().toString()),
                        List.of("X-Village-Id", GREEN.id().toString()),
                        List.of("Host", "green.villages.test"),
                        List.of("Host", "GREEN.Villages.Test:8080"),
                        List.of("Host", "villages.test"),
                        List.of("Host", "somewhere.else"))) {
            assertThat(gateway.get(INVOICES, token, headers.toArray(String[]::new)).status())
                    .as("%s", headers)
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesAnyOtherVillageInHostOrHeader() {
        var token = tokens.of(GREEN.admin(), GREEN);

        for (var headers :
                List.of(
                        List.of("X-Village", "blue"),
                        List.of("X-Village", BLUE.id().toString()),
                        List.of("X-Village", "no-such-village"),
                        List.of("X-Village", ""),
                        List.of("X-Village", "green", "X-Village", "blue"),
                        List.of("X-Village-Id", BLUE.id().toString()),
                        List.of("Host", "blue.villages.test"),
                        List.of("Host", "no-such-village.villages.test"),
                        List.of("Host", "green.blue.villages.test"),
                        List.of("Host", "green.villages.test", "X-Village", "blue"))) {
            assertRefused("village-mismatch", token, headers.toArray(String[]::new));
        }
    }

    @Test
    void believesNoForwardedHostOfAClient() {
        var token = tokens.of(GREEN.admin(), GREEN);

        var answer =
                gateway.get(
                        INVOICES,
                        token,
                        "Host",
                        "blue.villages.test",
                        "X-Forwarded-Host",
                        "green.villages.test",
                        "Forwarded",
                        "host=green.villages.test");

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void passesNoForgedHeaderOn() {
        var token = tokens.of(GREEN.resident(), GREEN);

        var answer =
                gateway.get(
                        INVOICES,
                        token,
                        "X-Forwarded-For",
                        "10.0.0.1",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Prefix",
                        "/evil",
                        "Forwarded",
                        "for=10.0.0.1",
                        "X-Real-Ip",
                        "10.0.0.1",
                        "X-Caller-Id",
                        "admin",
                        "X-Internal-Roles",
                        "admin",
                        "X-User-Id",
                        "admin",
                        "X-Tenant-Id",
                        "blue",
                        "Cookie",
                        "session=1",
                        "baggage",
                        "villageId=blue",
                        "traceparent",
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                        "X-Village",
                        "green");

        assertThat(answer.status()).isEqualTo(200);
        var asked = billing.askedLast();
        assertThat(asked.header("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(asked.header("X-Forwarded-Proto")).containsExactly("http");
        assertThat(asked.header("X-Forwarded-Host")).containsExactly("127.0.0.1:" + gateway.port());
        for (var gone :
                List.of(
                        "X-Forwarded-Prefix",
                        "Forwarded",
                        "X-Real-Ip",
                        "X-Caller-Id",
                        "X-Internal-Roles",
                        "X-User-Id",
                        "X-Tenant-Id",
                        "Cookie",
                        "Baggage",
                        "X-Village")) {
            assertThat(asked.header(gone)).as(gone).isEmpty();
        }
    }

    @Test
    void servesOnlyTheOneVillageWhenStandingAlone() {
        for (var village : List.of(BLUE.alias(), BLUE.id().toString())) {
            try (var standalone =
                    RunningGateway.with()
                            .tokensOfKeycloak(keycloak.baseUrl())
                            .instance("billing-service", billing)
                            .set("smartvillage.gateway.village.domain", "")
                            .set("smartvillage.gateway.village.standalone", village)
                            .start()) {
                var blue = tokens.of(BLUE.admin(), BLUE);
                var green = tokens.of(GREEN.admin(), GREEN);

                assertThat(standalone.get(INVOICES, blue).status()).isEqualTo(200);
                assertThat(standalone.get(INVOICES, tokens.ofOperator()).status()).isEqualTo(200);
                assertThat(standalone.get(INVOICES, green).status()).isEqualTo(403);
                assertThat(standalone.get(INVOICES, green).problem()).isEqualTo("village-mismatch");
            }
        }
    }

    private void assertRefused(String problem, String token, String... headers) {
        var answer = gateway.get(INVOICES, token, headers);

        assertThat(answer.status()).as("%s", List.of(headers)).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(billing.asked()).isEmpty();
    }
}
