package io.smartvillage.access.gate;

import io.smartvillage.platform.keycloak.KeycloakHttp;
import io.smartvillage.platform.keycloak.KeycloakHttp.Answer;
import io.smartvillage.platform.keycloak.KeycloakRefusedException;
import io.smartvillage.platform.keycloak.KeycloakUnavailableException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The devices of gates as confidential clients of Keycloak, shaped like the realm's
/// `gate-template`.
///
/// All methods throw [KeycloakUnavailableException] when Keycloak does not answer, and
/// [KeycloakRefusedException] when it will not do it.
@Component
class KeycloakGates {

    private static final String TEMPLATE = "gate-template";
    private static final String GROUP = "gate";
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private record Organization(String id, String gates) {}

    private final KeycloakHttp keycloak;

    KeycloakGates(KeycloakHttp keycloak) {
        this.keycloak = keycloak;
    }

    /// A new client whose service account is a gate of the village. Keycloak draws its secret, and
    /// nobody sees one before this ends: what a crash leaves behind lets nobody in.
    ///
    /// @param alias of the village's organization
    /// @return the secret
    String make(String clientId, String alias) {
        var organization = organization(alias);
        var id =
                required(
                                "a gate's client",
                                keycloak.send(
                                        HttpMethod.POST, representation(clientId), "/clients"))
                        .location()
                        .orElseThrow(() ->
                                new KeycloakUnavailableException("a client without id", null));
        join(organization, id);
        return renew(id);
    }

    /// @return the new secret; the old one is good for nothing
    String rotate(String clientId) {
        return renew(
                find(clientId)
                        .map(client -> client.path("id").asString())
                        .orElseThrow(
                                () -> new KeycloakRefusedException("a gate's client", NOT_FOUND)));
    }

    /// The client is gone afterwards, and with it its service account, sessions and membership. One
    /// that is gone already, or was never made, is no failure.
    void end(String clientId) {
        find(clientId)
                .ifPresent(client -> {
                    var answer =
                            keycloak.send(
                                    HttpMethod.DELETE,
                                    null,
                                    "/clients/{id}",
                                    client.path("id").asString());
                    if (answer.status() != NOT_FOUND) {
                        required("the end of a gate's client", answer);
                    }
                });
    }

    private Map<String, Object> representation(String clientId) {
        var template =
                find(TEMPLATE).orElseThrow(() -> new KeycloakRefusedException(TEMPLATE, NOT_FOUND));
        var client = new HashMap<String, Object>();
        client.put("clientId", clientId);
        client.put("enabled", true);
        client.put("publicClient", false);
        client.put("serviceAccountsEnabled", true);
        client.put("standardFlowEnabled", false);
        client.put("directAccessGrantsEnabled", false);
        client.put("fullScopeAllowed", false);
        client.put("attributes", template.path("attributes"));
        client.put("defaultClientScopes", template.path("defaultClientScopes"));
        client.put("optionalClientScopes", template.path("optionalClientScopes"));
        return client;
    }

    private void join(Organization organization, String id) {
        var account =
                required("a gate's account", keycloak.get("/clients/{id}/service-account-user", id))
                        .body()
                        .path("id")
                        .asString();
        var joined =
                keycloak.send(
                        HttpMethod.POST, account, "/organizations/{id}/members", organization.id());
        if (joined.status() != CONFLICT) {
            required("a gate's village", joined);
        }
        var inGroup =
                keycloak.send(
                        HttpMethod.PUT,
                        Map.of(),
                        "/organizations/{id}/groups/{group}/members/{user}",
                        organization.id(),
                        organization.gates(),
                        account);
        if (inGroup.status() != CONFLICT) {
            required("a gate's role", inGroup);
        }
    }

    private String renew(String id) {
        return required(
                        "a gate's secret",
                        keycloak.send(HttpMethod.POST, null, "/clients/{id}/client-secret", id))
                .body()
                .path("value")
                .asString();
    }

    private Optional<JsonNode> find(String clientId) {
        var found =
                required(
                                "a search for a client",
                                keycloak.get("/clients?clientId={clientId}", clientId))
                        .body();
        return stream(found)
                .filter(client -> client.path("clientId").asString("").equals(clientId))
                .findFirst();
    }

    private Organization organization(String alias) {
        var found =
                required(
                                "a search for an organization",
                                keycloak.get("/organizations?exact=true&search={alias}", alias))
                        .body();
        var id =
                stream(found)
                        .filter(each -> each.path("alias").asString("").equals(alias))
                        .map(each -> each.path("id").asString())
                        .findFirst()
                        .orElseThrow(() -> missing("the organization " + alias));
        var groups =
                required(
                                "an organization's groups",
                                keycloak.get(
                                        "/organizations/{id}/groups?briefRepresentation=true&max=100",
                                        id))
                        .body();
        return new Organization(
                id,
                stream(groups)
                        .filter(group -> group.path("name").asString("").equals(GROUP))
                        .map(group -> group.path("id").asString())
                        .findFirst()
                        .orElseThrow(() -> missing("the group of gates of " + alias)));
    }

    /// Villages are provisioned by a job: it may not be there yet.
    private static KeycloakUnavailableException missing(String what) {
        return new KeycloakUnavailableException(what + " is missing", null);
    }

    private static Answer required(String request, Answer answer) {
        if (!answer.ok()) {
            throw new KeycloakRefusedException(request, answer.status());
        }
        return answer;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
