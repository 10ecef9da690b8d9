package io.smartvillage.infra.keycloak;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.infra.servers.KeycloakServer;
import io.smartvillage.infra.servers.TestServers;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tokens as docs and services rely on them, from a real Keycloak with the real realm file.
class RealmIT {

    private static final JsonMapper JSON = new JsonMapper();

    private static URI keycloak = URI.create("http://unset");
    private static Tokens tokens = new Tokens(keycloak);

    @BeforeAll
    static void demoVillages() {
        var server = TestServers.shared().keycloak();
        keycloak = URI.create(server.baseUrl());
        DemoRealm.ensure(keycloak, KeycloakServer.ADMIN, server.adminPassword());
        tokens = new Tokens(keycloak);
    }

    @ParameterizedTest
    @EnumSource(
            value = VillageRole.class,
            names = {"ADMIN", "STAFF", "GUARD", "RESIDENT"})
    void carriesTheVillageAskedForAndTheRolesHeldThere(VillageRole role) {
        var token = claims(tokens.of(GREEN.alias() + "-" + role.group(), GREEN));

        var village = token.path("organization");
        assertThat(village.propertyNames()).containsExactly(GREEN.alias());
        assertThat(village.path(GREEN.alias()))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"village_id": ["%s"], "groups": ["/%s"], "realm_access": {"roles": ["%s"]}}
                                """
                                        .formatted(GREEN.id(), role.group(), role.group())));
    }

    @Test
    void carriesNoPersonalDataButTheUserName() {
        var token = claims(tokens.of(GREEN.resident(), GREEN));

        assertThat(new TreeSet<>(token.propertyNames()))
                .isEqualTo(
                        new TreeSet<>(
                                Set.of(
                                        "acr",
                                        "aud",
                                        "azp",
                                        "exp",
                                        "iat",
                                        "iss",
                                        "jti",
                                        "organization",
                                        "preferred_username",
                                        "scope",
                                        "sid",
                                        "sub",
                                        "typ")));
        assertThat(token.path("aud").asString()).isEqualTo("smart-village-api");
        assertThat(token.path("exp").asLong() - token.path("iat").asLong()).isEqualTo(300);
    }

    @Test
    void isSignedWithRs256() {
        var header = part(tokens.of(GREEN.resident(), GREEN), 0);

        assertThat(header.path("alg").asString()).isEqualTo("RS256");
    }

    @Test
    void keepsTwoVillagesOfOnePersonApart() {
        var inBlue = claims(tokens.of(DemoRealm.BOTH_VILLAGES, BLUE)).path("organization");
        var everywhere = claims(tokens.ofAllVillages(DemoRealm.BOTH_VILLAGES)).path("organization");

        assertThat(inBlue.propertyNames()).containsExactly(BLUE.alias());
        assertThat(everywhere.propertyNames())
                .containsExactlyInAnyOrder(GREEN.alias(), BLUE.alias());
    }

    @Test
    void givesNoVillageToAMemberOfAnother() {
        var token = claims(tokens.of(GREEN.admin(), BLUE));

        assertThat(token.has("organization")).isFalse();
        assertThat(token.has("realm_access")).isFalse();
    }

    @Test
    void refusesAVillageThatDoesNotExist() {
        assertThatExceptionOfType(KeycloakRefusedException.class)
                .isThrownBy(() -> tokens.fresh(GREEN.admin(), "no-such-village"))
                .satisfies(refusal -> assertThat(refusal.error()).isEqualTo("invalid_scope"));
    }

    @Test
    void knowsTheOperatorByARealmRoleAndWithoutAVillage() {
        var token = claims(tokens.ofOperator());

        assertThat(token.path("realm_access").path("roles").toString()).isEqualTo("[\"operator\"]");
        assertThat(token.has("organization")).isFalse();
    }

    @Test
    void givesAStrangerNeitherVillageNorRole() {
        var token = claims(tokens.withoutVillage(DemoRealm.STRANGER));

        assertThat(token.has("organization")).isFalse();
        assertThat(token.has("realm_access")).isFalse();
    }

    @Test
    void givesAGateDeviceItsVillageOnly() {
        var own = claims(tokens.ofGate(GREEN));
        var foreign = claims(tokens.ofClient(GREEN.gate(), GREEN.gateSecret(), BLUE.alias()));

        assertThat(own.path("organization").path(GREEN.alias()).path("groups").toString())
                .isEqualTo("[\"/gate\"]");
        assertThat(own.path("azp").asString()).isEqualTo(GREEN.gate());
        assertThat(foreign.has("organization")).isFalse();
    }

    @Test
    void letsTheIdentityServiceProvisionAVillageAndRepeatIt() {
        var secret = TestServers.shared().secrets().get("IDENTITY_SERVICE_CLIENT_SECRET");
        assertThat(secret).isNotNull();
        var admin = KeycloakAdmin.asClient(keycloak, "identity-service", secret);

        DemoRealm.ensure(admin);
        var village = admin.ensureVillage(GREEN.alias(), GREEN.id());

        assertThat(village.groups()).containsOnlyKeys(VillageRole.values());
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> admin.ensureVillage(GREEN.alias(), UUID.randomUUID()));
    }

    @Test
    void letsTheAccessServiceMakeTheClientOfAGate() {
        var secret = TestServers.shared().secrets().get("ACCESS_SERVICE_CLIENT_SECRET");
        assertThat(secret).isNotNull();
        var admin = KeycloakAdmin.asClient(keycloak, "access-service", secret);

        var village = admin.ensureVillage(GREEN.alias(), GREEN.id());
        var gate = admin.ensureGateClient("green-gate-realm-it", "a-secret-of-this-test");
        admin.ensureMembers(village, Map.of(VillageRole.GATE, Set.of(gate)));

        var token =
                claims(
                        tokens.ofClient(
                                "green-gate-realm-it", "a-secret-of-this-test", GREEN.alias()));
        assertThat(token.path("organization").path(GREEN.alias()).path("groups").toString())
                .isEqualTo("[\"/gate\"]");
    }

    @Test
    void keepsPasswordGrantsOutOfEveryReviewedClient() {
        for (var client : Set.of("village-mobile", "village-console", "admin-cli")) {
            assertThatExceptionOfType(KeycloakRefusedException.class)
                    .isThrownBy(() -> tokens.withPassword(client, GREEN.admin()))
                    .satisfies(refusal ->
                            assertThat(refusal.error())
                                    .isIn("unauthorized_client", "invalid_client"));
        }
    }

    private static JsonNode claims(String token) {
        return part(token, 1);
    }

    private static JsonNode part(String token, int index) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]));
    }
}
