package io.smartvillage.identity.keycloak;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartvillage.platform.keycloak.KeycloakHttp;
import io.smartvillage.platform.keycloak.KeycloakHttp.Answer;
import io.smartvillage.platform.keycloak.KeycloakRefusedException;
import io.smartvillage.platform.keycloak.KeycloakUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Villages as organizations of one realm.
///
/// A new account is made disabled and without a password, joined, stored by the caller, and opened
/// last: one that a crash left behind was never anybody's, and gives way to the next that asks for
/// its name.
@Component
class KeycloakVillageAccess implements VillageAccess, Accounts {

    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;

    /// The realm role of who runs the installation.
    private static final String OPERATOR = "operator";

    /// A request that makes an account is over by then, one way or the other.
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(2);

    /// @param id Keycloak's own
    private record Organization(String id, Map<VillageRole, String> groups) {}

    private record Found(UUID id, boolean abandoned) {}

    private final KeycloakHttp keycloak;
    private final Clock clock;
    private final Cache<String, Organization> organizations =
            Caffeine.newBuilder()
                    .expireAfterWrite(Duration.ofMinutes(10))
                    .maximumSize(10_000)
                    .build();

    KeycloakVillageAccess(KeycloakHttp keycloak, Clock clock) {
        this.keycloak = keycloak;
        this.clock = clock;
    }

    @Override
    public void ensureOrganization(String alias, UUID villageId) {
        var organization = findOrganization(alias);
        if (organization.isEmpty()) {
            var answer =
                    keycloak.send(
                            HttpMethod.POST,
                            Map.of(
                                    "name",
                                    alias,
                                    "alias",
                                    alias,
                                    "attributes",
                                    Map.of("village_id", List.of(villageId.toString()))),
                            "/organizations");
            if (!answer.ok() && answer.status() != CONFLICT) {
                throw refused("a new organization", answer);
            }
            organization = findOrganization(alias);
        }
        var storedId =
                organization
                        .map(found -> found.path("attributes").path("village_id").path(0))
                        .map(id -> id.asString(""))
                        .orElse("");
        if (!storedId.equals(villageId.toString())) {
            throw new AliasTakenException(alias);
        }
    }

    @Override
    public void ensureGroups(String alias) {
        var id = organizationId(alias);
        var complete = groups(id);
        for (var role : VillageRole.values()) {
            if (!complete.containsKey(role)) {
                makeGroup(id, role);
            }
        }
        organizations.invalidate(alias);
    }

    @Override
    public Account join(String alias, NewAccount account, VillageRole role) {
        var organization = organization(alias);
        var made = make(account);
        if (made.isEmpty()) {
            var found = found(organization, account);
            if (!found.abandoned()) {
                enter(organization, found.id(), role);
                return new Account(found.id(), true);
            }
            required(
                    "the end of an abandoned account",
                    keycloak.send(HttpMethod.DELETE, null, "/users/{id}", found.id()));
            made = make(account);
        }
        var id = made.orElseThrow(AccountTakenException::new);
        enter(organization, id, role);
        return new Account(id, false);
    }

    @Override
    public void open(UUID userId, Optional<FirstPassword> password) {
        // A second time Keycloak would refuse the same password: it is in its history by then.
        if (password.isPresent() && hasNoCredentials(userId)) {
            required("a first password", setPassword(userId, password.get()));
        }
        required(
                "an account's enabling",
                keycloak.send(HttpMethod.PUT, Map.of("enabled", true), "/users/{id}", userId));
    }

    @Override
    public void setRole(String alias, UUID userId, Optional<VillageRole> role) {
        var organization = organization(alias);
        if (role.isPresent()) {
            enter(organization, userId, role.get());
        } else {
            keepOnly(organization, userId, Optional.empty());
        }
    }

    @Override
    public void leave(String alias, UUID userId) {
        var left =
                keycloak.send(
                        HttpMethod.DELETE,
                        null,
                        "/organizations/{id}/members/{user}",
                        organization(alias).id(),
                        userId);
        if (!left.ok() && left.status() != NOT_FOUND && left.status() != BAD_REQUEST) {
            throw refused("the end of a membership", left);
        }
        // Whether that was for an account that is gone, or is no member.
        if (keycloak.get("/users/{id}", userId).status() != NOT_FOUND
                && villagesOf(userId).isEmpty()
                && !isOperator(userId)) {
            required(
                    "the end of an account",
                    keycloak.send(HttpMethod.DELETE, null, "/users/{id}", userId));
        }
    }

    private List<String> villagesOf(UUID userId) {
        return ids(
                required(
                                "an account's villages",
                                keycloak.get("/organizations/members/{id}/organizations", userId))
                        .body());
    }

    private boolean isOperator(UUID userId) {
        return stream(
                        required(
                                        "an account's roles",
                                        keycloak.get("/users/{id}/role-mappings/realm", userId))
                                .body())
                .anyMatch(role -> role.path("name").asString("").equals(OPERATOR));
    }

    @Override
    public Optional<String> usernameOf(UUID userId) {
        var answer = keycloak.get("/users/{id}", userId);
        return answer.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(required("an account", answer).body().path("username").asString());
    }

    @Override
    public void signOut(UUID userId) {
        required(
                "the end of an account's sessions",
                keycloak.send(HttpMethod.POST, Map.of(), "/users/{id}/logout", userId));
    }

    @Override
    public void renewPassword(String alias, UUID userId, FirstPassword password) {
        var organization = organization(alias);
        var onlyHere = villagesOf(userId).equals(List.of(organization.id()));
        if (!onlyHere || hasRealmRole(userId)) {
            throw new AccountSharedException(userId);
        }
        required("another password", setPassword(userId, password));
        signOut(userId);
    }

    /// What a village gives is on its groups; a role of its own makes an account more than that.
    private boolean hasRealmRole(UUID userId) {
        return stream(
                        required(
                                        "an account's roles",
                                        keycloak.get("/users/{id}/role-mappings/realm", userId))
                                .body())
                .anyMatch(role -> !role.path("name").asString("").startsWith("default-roles-"));
    }

    private Answer setPassword(UUID userId, FirstPassword password) {
        return keycloak.send(
                HttpMethod.PUT,
                Map.of(
                        "type",
                        "password",
                        "value",
                        password.value(),
                        "temporary",
                        password.temporary()),
                "/users/{id}/reset-password",
                userId);
    }

    /// @return empty if the username or the e-mail address is taken
    private Optional<UUID> make(NewAccount account) {
        var representation = new HashMap<String, Object>();
        representation.put("username", account.username());
        representation.put("enabled", false);
        if (account.email() != null) {
            representation.put("email", account.email());
        }
        var answer = keycloak.send(HttpMethod.POST, representation, "/users");
        if (answer.status() == CONFLICT) {
            return Optional.empty();
        }
        return required("a new account", answer).location().map(UUID::fromString);
    }

    /// @throws AccountTakenException if it may not be let in
    private Found found(Organization organization, NewAccount account) {
        var accounts = keycloak.get("/users?exact=true&username={name}", account.username());
        var user = required("a search for an account", accounts).body().path(0);
        if (user.isMissingNode()) {
            // Then it was the e-mail address that is taken.
            throw new AccountTakenException();
        }
        var id = UUID.fromString(user.path("id").asString());
        var villages = villagesOf(id);
        var inVillage = villages.contains(organization.id());
        var inOthers = villages.stream().anyMatch(village -> !village.equals(organization.id()));
        var neverUsed = !user.path("enabled").asBoolean(true) && !inOthers && hasNoCredentials(id);
        if (inVillage || (neverUsed && isOver(user))) {
            return new Found(id, neverUsed);
        }
        if (neverUsed) {
            throw new KeycloakUnavailableException(
                    "another request is making the same account", null);
        }
        var verified = user.path("emailVerified").asBoolean(false);
        if (verified && user.path("email").asString("").equalsIgnoreCase(account.email())) {
            return new Found(id, false);
        }
        throw new AccountTakenException();
    }

    private boolean hasNoCredentials(UUID userId) {
        return required("an account's credentials", keycloak.get("/users/{id}/credentials", userId))
                .body()
                .isEmpty();
    }

    private boolean isOver(JsonNode user) {
        var created = Instant.ofEpochMilli(user.path("createdTimestamp").asLong(0));
        return created.plus(LONGEST_REQUEST).isBefore(clock.instant());
    }

    private void enter(Organization organization, UUID userId, VillageRole role) {
        var joined =
                keycloak.send(
                        HttpMethod.POST,
                        userId.toString(),
                        "/organizations/{id}/members",
                        organization.id());
        if (!joined.ok() && joined.status() != CONFLICT) {
            throw refused("a new member", joined);
        }
        keepOnly(organization, userId, Optional.of(role));
        var inGroup =
                keycloak.send(
                        HttpMethod.PUT,
                        Map.of(),
                        "/organizations/{id}/groups/{group}/members/{user}",
                        organization.id(),
                        groupOf(organization, role),
                        userId);
        if (!inGroup.ok() && inGroup.status() != CONFLICT) {
            throw refused("a member's role", inGroup);
        }
    }

    private static String groupOf(Organization organization, VillageRole role) {
        return Objects.requireNonNull(organization.groups().get(role));
    }

    private void keepOnly(Organization organization, UUID userId, Optional<VillageRole> role) {
        var answer =
                keycloak.get(
                        "/organizations/{id}/members/{user}/groups", organization.id(), userId);
        if (answer.status() == NOT_FOUND) {
            return;
        }
        var kept = role.map(wanted -> groupOf(organization, wanted)).orElse("");
        for (var group : ids(required("a member's roles", answer).body())) {
            if (!group.equals(kept)) {
                var removed =
                        keycloak.send(
                                HttpMethod.DELETE,
                                null,
                                "/organizations/{id}/groups/{group}/members/{user}",
                                organization.id(),
                                group,
                                userId);
                if (!removed.ok() && removed.status() != NOT_FOUND) {
                    throw refused("the end of a member's role", removed);
                }
            }
        }
    }

    private void makeGroup(String organizationId, VillageRole role) {
        var answer =
                keycloak.send(
                        HttpMethod.POST,
                        Map.of("name", role.group()),
                        "/organizations/{id}/groups",
                        organizationId);
        if (!answer.ok() && answer.status() != CONFLICT) {
            throw refused("a new group", answer);
        }
        var id =
                stream(groupsOf(organizationId))
                        .filter(group -> group.path("name").asString("").equals(role.group()))
                        .map(group -> group.path("id").asString())
                        .findFirst()
                        .orElseThrow(() ->
                                new KeycloakUnavailableException("a group is gone again", null));
        var realmRole = required("a role", keycloak.get("/roles/{role}", role.group())).body();
        required(
                "a group's role",
                keycloak.send(
                        HttpMethod.POST,
                        List.of(realmRole),
                        "/organizations/{id}/groups/{group}/role-mappings/realm",
                        organizationId,
                        id));
    }

    /// @throws KeycloakUnavailableException if it is not there, or not whole yet
    private Organization organization(String alias) {
        var known = organizations.getIfPresent(alias);
        if (known != null) {
            return known;
        }
        var id = organizationId(alias);
        var groups = groups(id);
        if (groups.size() < VillageRole.values().length) {
            throw new KeycloakUnavailableException("the groups of " + alias + " are missing", null);
        }
        var organization = new Organization(id, groups);
        organizations.put(alias, organization);
        return organization;
    }

    private String organizationId(String alias) {
        return findOrganization(alias)
                .map(found -> found.path("id").asString())
                .orElseThrow(() ->
                        new KeycloakUnavailableException(
                                "the organization " + alias + " is missing", null));
    }

    private Optional<JsonNode> findOrganization(String alias) {
        var found =
                required(
                        "a search for an organization",
                        keycloak.get(
                                "/organizations?exact=true&briefRepresentation=false&search={alias}",
                                alias));
        return stream(found.body())
                .filter(each -> each.path("alias").asString("").equals(alias))
                .findFirst();
    }

    /// Groups that carry their role: one that a crash left without is not listed, and so completed.
    private Map<VillageRole, String> groups(String organizationId) {
        var complete = new EnumMap<VillageRole, String>(VillageRole.class);
        for (var group : groupsOf(organizationId)) {
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

    private JsonNode groupsOf(String organizationId) {
        return required(
                        "an organization's groups",
                        keycloak.get(
                                "/organizations/{id}/groups?briefRepresentation=false&max=100",
                                organizationId))
                .body();
    }

    private Answer required(String request, Answer answer) {
        if (!answer.ok()) {
            throw refused(request, answer);
        }
        return answer;
    }

    /// What was remembered of the organization may be what was wrong.
    private KeycloakRefusedException refused(String request, Answer answer) {
        organizations.invalidateAll();
        return new KeycloakRefusedException(request, answer.status());
    }

    private static List<String> ids(JsonNode array) {
        return stream(array).map(each -> each.path("id").asString()).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
