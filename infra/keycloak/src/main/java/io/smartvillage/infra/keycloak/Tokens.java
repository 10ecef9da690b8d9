package io.smartvillage.infra.keycloak;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Access tokens of demo accounts, as the real Keycloak issues them. Tokens are kept while they
/// have a minute to live; [#fresh(String, String)] always asks.
public final class Tokens {

    private static final int MARGIN_SECONDS = 60;

    private final KeycloakHttp http;
    private final InstantSource clock = InstantSource.system();
    private final Map<Map<String, String>, Token> cache = new ConcurrentHashMap<>();

    private record Token(String value, Instant usableUntil) {}

    public Tokens(URI keycloakUrl) {
        this.http = new KeycloakHttp(keycloakUrl);
    }

    /// Asked for a village that the user does not belong to, Keycloak gives a token without one.
    ///
    /// @throws KeycloakRefusedException `invalid_scope` if there is no such village
    public String of(String username, DemoVillage village) {
        return of(username, village.alias());
    }

    /// As [#of(String, DemoVillage)].
    ///
    /// @throws KeycloakRefusedException `invalid_scope` if no village has the alias
    public String of(String username, String alias) {
        return cached(password(username, "openid organization:" + alias));
    }

    /// As [#of(String, DemoVillage)], never from memory.
    public String fresh(String username, String alias) {
        return grant(password(username, "openid organization:" + alias)).value();
    }

    /// With every village the user belongs to in one token: what no village API may accept when
    /// there are two.
    public String ofAllVillages(String username) {
        return cached(password(username, "openid organization:*"));
    }

    public String withoutVillage(String username) {
        return cached(password(username, "openid"));
    }

    public String ofOperator() {
        return withoutVillage(DemoRealm.OPERATOR);
    }

    /// The main gate of a demo village.
    public String ofGate(DemoVillage village) {
        return ofClient(village.gate(), village.gateSecret(), village.alias());
    }

    /// A service account that asks for a village it does not belong to gets a token without one,
    /// and no error.
    public String ofClient(String clientId, String secret, String alias) {
        return cached(
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        clientId,
                        "client_secret",
                        secret,
                        "scope",
                        "openid organization:" + alias));
    }

    /// With another client than `village-cli`; only for showing that it is refused.
    String withPassword(String clientId, String username) {
        return grant(password(clientId, username, "openid")).value();
    }

    private static Map<String, String> password(String username, String scope) {
        return password("village-cli", username, scope);
    }

    private static Map<String, String> password(String clientId, String username, String scope) {
        return Map.of(
                "grant_type",
                "password",
                "client_id",
                clientId,
                "username",
                username,
                "password",
                DemoRealm.PASSWORD,
                "scope",
                scope);
    }

    private String cached(Map<String, String> form) {
        var now = clock.instant();
        return cache.compute(
                        form,
                        (key, known) ->
                                known != null && now.isBefore(known.usableUntil())
                                        ? known
                                        : grant(key))
                .value();
    }

    private Token grant(Map<String, String> form) {
        var answer =
                http.postForm(
                        "/realms/" + KeycloakAdmin.REALM + "/protocol/openid-connect/token", form);
        if (!answer.ok()) {
            var who = form.getOrDefault("username", form.get("client_id"));
            throw KeycloakHttp.refused("a token to " + who + " for " + form.get("scope"), answer);
        }
        var body = answer.body();
        var usable = body.path("expires_in").asInt() - MARGIN_SECONDS;
        return new Token(body.path("access_token").asString(), clock.instant().plusSeconds(usable));
    }
}
