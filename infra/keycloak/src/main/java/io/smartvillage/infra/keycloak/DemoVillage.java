package io.smartvillage.infra.keycloak;

import java.util.UUID;

/// A village of the demo data. Its accounts are named after its alias and use the published demo
/// password.
public record DemoVillage(String alias, UUID id) {

    public String admin() {
        return alias + "-admin";
    }

    public String staff() {
        return alias + "-staff";
    }

    public String guard() {
        return alias + "-guard";
    }

    public String resident() {
        return alias + "-resident";
    }

    public String secondResident() {
        return alias + "-resident2";
    }

    /// The client of the village's main gate; its secret is [#gateSecret()].
    public String gate() {
        return alias + "-gate-main";
    }

    public String gateSecret() {
        return "demo-gate-secret-" + alias;
    }
}
