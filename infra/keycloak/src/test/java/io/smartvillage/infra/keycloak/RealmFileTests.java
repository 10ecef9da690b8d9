package io.smartvillage.infra.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealmFileTests {

    private static final Path FILE = Path.of("realm/smartvillage-realm.json");

    private final JsonNode realm = new JsonMapper().readTree(FILE.toFile());

    @Test
    void holdsNoSecretNoPasswordAndNoPerson() {
        var secrets = realm.findValues("secret").stream().map(JsonNode::asString).toList();

        assertThat(secrets).isNotEmpty().allMatch(secret -> secret.matches("\\$\\{[A-Z_]+}"));
        assertThat(realm.findValues("credentials")).isEmpty();
        assertThat(elements(realm.path("users")))
                .allMatch(user -> user.hasNonNull("serviceAccountClientId"));
        assertThat(elements(realm.path("components")).map(JsonNode::toString))
                .noneMatch(component -> component.contains("privateKey"));
    }

    @Test
    void publicClientsKnowOnlyTheCodeFlowWithPkce() {
        var publicClients =
                clients().filter(client -> client.path("publicClient").asBoolean()).toList();

        assertThat(publicClients).isNotEmpty();
        assertThat(publicClients)
                .filteredOn(client -> client.path("enabled").asBoolean())
                .allSatisfy(client -> {
                    assertThat(client.path("standardFlowEnabled").asBoolean()).isTrue();
                    assertThat(
                                    client.path("attributes")
                                            .path("pkce.code.challenge.method")
                                            .asString())
                            .isEqualTo("S256");
                    assertThat(elements(client.path("redirectUris")).map(JsonNode::asString))
                            .isNotEmpty()
                            .noneMatch(uri -> uri.contains("*"));
                });
        assertThat(clients())
                .noneMatch(client -> client.path("directAccessGrantsEnabled").asBoolean())
                .noneMatch(client -> client.path("implicitFlowEnabled").asBoolean());
    }

    @Test
    void theGateTemplateIsNeverUsedItself() {
        var template = client("gate-template");

        assertThat(template.path("enabled").asBoolean(true)).isFalse();
        assertThat(template.has("secret")).isFalse();
    }

    @Test
    void clientsOfTheVillageApiDoNotGetEveryRoleOfTheRealm() {
        assertThat(List.of("village-mobile", "village-console", "gate-template"))
                .allMatch(id -> !client(id).path("fullScopeAllowed").asBoolean(true));
    }

    @Test
    void accessTokensLiveFiveMinutes() {
        assertThat(realm.path("accessTokenLifespan").asInt()).isEqualTo(300);
        assertThat(realm.path("defaultSignatureAlgorithm").asString()).isEqualTo("RS256");
    }

    @Test
    void theDemoClientIsNotInTheRealmAndSaysWhatItIs() throws IOException {
        assertThat(clients().map(client -> client.path("clientId").asString()))
                .doesNotContain("village-cli");
        assertThat(Files.readString(Path.of("demo/village-cli.json"))).contains("DEMO ONLY");
    }

    private Stream<JsonNode> clients() {
        return elements(realm.path("clients"));
    }

    private JsonNode client(String id) {
        return clients()
                .filter(client -> client.path("clientId").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
