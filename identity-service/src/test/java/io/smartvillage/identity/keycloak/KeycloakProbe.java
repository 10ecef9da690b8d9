package io.smartvillage.identity.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoRealm;
import io.smartvillage.platform.keycloak.KeycloakHttp;
import io.smartvillage.platform.keycloak.KeycloakProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Looks into the real Keycloak, and does there what people do by themselves.
public final class KeycloakProbe {

    private final KeycloakHttp keycloak;

    private KeycloakProbe(KeycloakHttp keycloak) {
        this.keycloak = keycloak;
    }

    public static KeycloakProbe of(ApplicationContext context) {
        return new KeycloakProbe(context.getBean(KeycloakHttp.class));
    }

    /// Access to a Keycloak that is not there.
    public static VillageAccess away(ApplicationContext context) {
        var properties =
                new KeycloakProperties(
                        "http://127.0.0.1:1",
                        "smartvillage",
                        "identity-service",
                        "",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1));
        return new KeycloakVillageAccess(
                new KeycloakHttp(context.getBean(JsonMapper.class), properties),
                context.getBean(Clock.class));
    }

    public List<JsonNode> organizations(String alias) {
        return list(
                keycloak.get(
                                "/organizations?exact=true&briefRepresentation=false&search={a}",
                                alias)
                        .body());
    }

    public List<String> groups(String alias) {
        return list(
                        keycloak.get(
                                        "/organizations/{id}/groups?briefRepresentation=false&max=50",
                                        organizationId(alias))
                                .body())
                .stream()
                .map(group -> group.path("name").asString() + group.path("realmRoles"))
                .toList();
    }

    public List<String> members(String alias) {
        return list(
                        keycloak.get("/organizations/{id}/members?max=100", organizationId(alias))
                                .body())
                .stream()
                .map(member -> member.path("username").asString())
                .toList();
    }

    /// Aliases of the organizations that the account is a member of.
    public List<String> villagesOf(String userId) {
        return list(keycloak.get("/organizations/members/{id}/organizations", userId).body())
                .stream()
                .map(organization -> organization.path("alias").asString())
                .toList();
    }

    public JsonNode account(String username) {
        var found = list(keycloak.get("/users?exact=true&username={u}", username).body());
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    public List<JsonNode> accounts(String username) {
        return list(keycloak.get("/users?exact=true&username={u}", username).body());
    }

    public UUID makeAccount(String username, boolean enabled) {
        return keycloak.send(
                        HttpMethod.POST, Map.of("username", username, "enabled", enabled), "/users")
                .location()
                .map(UUID::fromString)
                .orElseThrow();
    }

    /// An account that somebody made by themselves, with the demo's password.
    public UUID makeAccount(String username) {
        return keycloak.send(
                        HttpMethod.POST,
                        Map.of(
                                "username",
                                username,
                                "email",
                                username + "@example.com",
                                "enabled",
                                true,
                                "credentials",
                                List.of(
                                        Map.of(
                                                "type",
                                                "password",
                                                "value",
                                                DemoRealm.PASSWORD,
                                                "temporary",
                                                false))),
                        "/users")
                .location()
                .map(UUID::fromString)
                .orElseThrow();
    }

    public int sessions(UUID userId) {
        return list(keycloak.get("/users/{id}/sessions", userId).body()).size();
    }

    /// As its owner does with the link in Keycloak's mail.
    public void verifyEmail(String username) {
        var id = account(username).path("id").asString();
        assertThat(
                        keycloak.send(
                                        HttpMethod.PUT,
                                        Map.of("emailVerified", true),
                                        "/users/{id}",
                                        id)
                                .ok())
                .isTrue();
    }

    private String organizationId(String alias) {
        return organizations(alias).getFirst().path("id").asString();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
