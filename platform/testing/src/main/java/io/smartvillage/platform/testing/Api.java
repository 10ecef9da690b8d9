package io.smartvillage.platform.testing;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.infra.keycloak.Tokens;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

/// The service's HTTP API, called with real tokens.
public final class Api {

    private final Tokens tokens;
    private final int port;

    Api(Tokens tokens, int port) {
        this.tokens = tokens;
        this.port = port;
    }

    public RestTestClient asAdmin(DemoVillage village) {
        return as(village.admin(), village);
    }

    public RestTestClient asStaff(DemoVillage village) {
        return as(village.staff(), village);
    }

    public RestTestClient asGuard(DemoVillage village) {
        return as(village.guard(), village);
    }

    public RestTestClient asResident(DemoVillage village) {
        return as(village.resident(), village);
    }

    public RestTestClient asSecondResident(DemoVillage village) {
        return as(village.secondResident(), village);
    }

    public RestTestClient asGate(DemoVillage village) {
        return withToken(tokens.ofGate(village));
    }

    public RestTestClient asOperator() {
        return withToken(tokens.ofOperator());
    }

    public RestTestClient as(String username, DemoVillage village) {
        return withToken(tokens.of(username, village));
    }

    public RestTestClient withToken(String token) {
        return anonymous()
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    public RestTestClient anonymous() {
        return RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    public Tokens tokens() {
        return tokens;
    }

    public int port() {
        return port;
    }
}
