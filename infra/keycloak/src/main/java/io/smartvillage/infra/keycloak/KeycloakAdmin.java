package io.smartvillage.infra.keycloak;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the demo data needs of Keycloak's admin API. Every `ensure…` may be repeated: it adds what
/// is missing and leaves the rest alone.
///
/// `keycloak-admin-client` 26.0.12, the newest release, knows no organization groups and brings
/// RESTEasy along; the dozen requests used here are spelled out instead.
public final class KeycloakAdmin {

    static final String REALM = "smartvillage";

    private static final String ADMIN = "/admin/realms/" + REALM;

    private final KeycloakHttp http;
    private final String tokenPath;
    private final Map<String, String> credentials;
    private final InstantSource clock = InstantSource.system();

    private @Nullable String token;
    private Instant tokenExpiry = Instant.EPOCH;

    private KeycloakAdmin(URI keycloakUrl, String realm, Map<String, String> credentials) {
        this.http = new KeycloakHttp(keycloakUrl);
        this.tokenPath = "/realms/" + realm + "/protocol/openid-connect/token";
        this.credentials = credentials;
    }

    /// @param id Keycloak's own
    /// @param groups Keycloak's own id of each role's group
    public record Organization(String id, Map<VillageRole, String> groups) {}

    /// As the installation's own administrator (realm `master`).
    public static KeycloakAdmin asInstaller(URI keycloakUrl, String user, String password) {
        return new KeycloakAdmin(
                keycloakUrl,
                "master",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        user,
                        "password",
                        password));
    }

    /// As a confidential client of the realm, with whatever its service account may do.
    public static KeycloakAdmin asClient(URI keycloakUrl, String clientId, String secret) {
        return new KeycloakAdmin(
                keycloakUrl,
                REALM,
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", clientId,
                        "client_secret", secret));
    }

    /// An organization with its village id and its five groups, each mapped to the realm role of
    /// the same name.
    ///
    /// @throws IllegalStateException if the alias belongs to another village id
    public Organization ensureVillage(String alias, UUID villageId) {
        var organization = findOrganization(alias);
        if (organization == null) {
            send(
                    "POST",
                    "/organizations",
                    Map.of(
                            "name",
                            alias,
                            "alias",
                            alias,
                            "attributes",
                            Map.of("village_id", List.of(villageId.toString()))));
            organization = findOrganization(alias);
        }
        if (organization == null) {
            throw new IllegalStateException("Organization " + alias + " is gone as soon as made");
        }
        var storedId = organization.path("attributes").path("village_id").path(0).asString("");
        if (!storedId.equals(villageId.toString())) {
            throw new IllegalStateException(
                    "Organization %s is village %s, not %s".formatted(alias, storedId, villageId));
        }
        var organizationId = organization.path("id").asString();
        var groups = groupsOf(organizationId);
        if (groups.size() < VillageRole.values().length) {
            for (var role : VillageRole.values()) {
                if (!groups.containsKey(role)) {
                    ensureGroup(organizationId, role);
                }
            }
            groups = groupsOf(organizationId);
        }
        return new Organization(organizationId, groups);
    }

    /// @return the user's id, the `sub` of their tokens
    public UUID ensureUser(String username, String password) {
        var found = findUser(username);
        if (found != null) {
            return found;
        }
        send(
                "POST",
                "/users",
                Map.of(
                        "username",
                        username,
                        "enabled",
                        true,
                        "credentials",
                        List.of(Map.of("type", "password", "value", password))));
        found = findUser(username);
        if (found == null) {
            throw new IllegalStateException("User " + username + " is gone as soon as made");
        }
        return found;
    }

    public void ensureRealmRole(UUID userId, String role) {
        send("POST", "/users/" + userId + "/role-mappings/realm", List.of(realmRole(role)));
    }

    /// Members already there are not touched.
    public void ensureMembers(Organization organization, Map<VillageRole, Set<UUID>> members) {
        var village = "/organizations/" + organization.id();
        var inVillage = ids(get(village + "/members?max=10000"));
        members.forEach((role, users) -> {
            var group = village + "/groups/" + organization.groups().get(role);
            var inGroup = ids(get(group + "/members?max=10000"));
            for (var user : users) {
                if (inVillage.add(user.toString())) {
                    send("POST", village + "/members", user);
                }
                if (!inGroup.contains(user.toString())) {
                    send("PUT", group + "/members/" + user, Map.of());
                }
            }
        });
    }

    /// A confidential client shaped like `gate-template`.
    ///
    /// @return the id of its service account, which is what becomes a member of the village
    public UUID ensureGateClient(String clientId, String secret) {
        var found = findClient(clientId);
        if (found == null) {
            var template = findClient("gate-template");
            if (template == null) {
                throw new IllegalStateException("The realm lacks the client gate-template");
            }
            var client =
                    Map.<String, Object>ofEntries(
                            Map.entry("clientId", clientId),
                            Map.entry("secret", secret),
                            Map.entry("enabled", true),
                            Map.entry("publicClient", false),
                            Map.entry("serviceAccountsEnabled", true),
                            Map.entry("standardFlowEnabled", false),
                            Map.entry("directAccessGrantsEnabled", false),
                            Map.entry("fullScopeAllowed", false),
                            Map.entry("attributes", template.path("attributes")),
                            Map.entry("defaultClientScopes", template.path("defaultClientScopes")),
                            Map.entry(
                                    "optionalClientScopes", template.path("optionalClientScopes")));
            send("POST", "/clients", client);
            found = findClient(clientId);
        }
        if (found == null) {
            throw new IllegalStateException("Client " + clientId + " is gone as soon as made");
        }
        var account = get("/clients/" + found.path("id").asString() + "/service-account-user");
        return UUID.fromString(account.path("id").asString());
    }

    /// @param representation Keycloak's JSON of the client
    public void ensureClient(JsonNode representation) {
        if (findClient(representation.path("clientId").asString()) == null) {
            send("POST", "/clients", representation);
        }
    }

    private void ensureGroup(String organizationId, VillageRole role) {
        var groups = "/organizations/" + organizationId + "/groups";
        var group = send("POST", groups, Map.of("name", role.group()));
        var id = group.path("id").asString("");
        if (id.isEmpty()) {
            id =
                    stream(groups(organizationId))
                            .filter(each -> each.path("name").asString("").equals(role.group()))
                            .map(each -> each.path("id").asString())
                            .findFirst()
                            .orElseThrow();
        }
        send("POST", groups + "/" + id + "/role-mappings/realm", List.of(realmRole(role.group())));
    }

    /// Groups that carry their role: one left without it by a crash is not listed and so is
    /// completed.
    private Map<VillageRole, String> groupsOf(String organizationId) {
        var complete = new EnumMap<VillageRole, String>(VillageRole.class);
        for (var group : groups(organizationId)) {
            for (var role : VillageRole.values()) {
                if (group.path("name").asString("").equals(role.group())
                        && stream(group.path("realmRoles"))
                                .anyMatch(each -> each.asString("").equals(role.group()))) {
                    complete.put(role, group.path("id").asString());
                }
            }
        }
        return complete;
    }

    private JsonNode groups(String organizationId) {
        return get(
                "/organizations/" + organizationId + "/groups?briefRepresentation=false&max=100");
    }

    private JsonNode realmRole(String name) {
        return get("/roles/" + KeycloakHttp.encode(name));
    }

    private @Nullable JsonNode findOrganization(String alias) {
        // The search is by name or domain; the alias is compared here.
        var found =
                get(
                        "/organizations?exact=true&briefRepresentation=false&search="
                                + KeycloakHttp.encode(alias));
        return stream(found)
                .filter(each -> each.path("alias").asString("").equals(alias))
                .findFirst()
                .orElse(null);
    }

    private @Nullable UUID findUser(String username) {
        var found = get("/users?exact=true&username=" + KeycloakHttp.encode(username));
        return found.isEmpty() ? null : UUID.fromString(found.path(0).path("id").asString());
    }

    private @Nullable JsonNode findClient(String clientId) {
        var found = get("/clients?clientId=" + KeycloakHttp.encode(clientId));
        return found.isEmpty() ? null : found.path(0);
    }

    private static Set<String> ids(JsonNode array) {
        return stream(array).map(each -> each.path("id").asString()).collect(Collectors.toSet());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private JsonNode get(String path) {
        return call("GET", path, "");
    }

    private JsonNode send(String method, String path, Object body) {
        return call(method, path, KeycloakHttp.JSON.writeValueAsString(body));
    }

    /// A conflict means that somebody else has just made the same thing: that is what `ensure` asks
    /// for.
    private JsonNode call(String method, String path, String json) {
        var answer = http.send(method, ADMIN + path, token(), json);
        if (!answer.ok() && answer.status() != 409) {
            throw KeycloakHttp.refused(method + " " + ADMIN + path, answer);
        }
        return answer.body();
    }

    private synchronized String token() {
        var current = token;
        if (current == null || clock.instant().isAfter(tokenExpiry)) {
            var answer = http.postForm(tokenPath, credentials);
            if (!answer.ok()) {
                throw KeycloakHttp.refused("the administrator's sign-in", answer);
            }
            current = answer.body().path("access_token").asString();
            token = current;
            tokenExpiry =
                    clock.instant().plusSeconds(answer.body().path("expires_in").asInt() - 15L);
        }
        return current;
    }
}
