package io.smartvillage.infra.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Two villages with an account for every role, for developers and tests.
///
/// FIXED, PUBLISHED PASSWORDS: never run this against an installation that holds real data.
public final class DemoRealm {

    public static final DemoVillage GREEN =
            new DemoVillage("green", UUID.fromString("0198f000-0000-7000-8000-000000000001"));
    public static final DemoVillage BLUE =
            new DemoVillage("blue", UUID.fromString("0198f000-0000-7000-8000-000000000002"));
    public static final List<DemoVillage> VILLAGES = List.of(GREEN, BLUE);

    /// The password of every demo account.
    public static final String PASSWORD = "village-demo-2026";

    /// Runs the installation, belongs to no village.
    public static final String OPERATOR = "operator";

    /// A resident of both villages.
    public static final String BOTH_VILLAGES = "both-villages";

    /// A member of no village, without any role.
    public static final String STRANGER = "stranger";

    private final KeycloakAdmin admin;

    private DemoRealm(KeycloakAdmin admin) {
        this.admin = admin;
    }

    /// Brings the demo data about, or completes it. Repeating it changes nothing and takes well
    /// under a second.
    ///
    /// @param keycloakUrl without a path, such as `http://127.0.0.1:8180`
    /// @param adminUser of Keycloak's realm `master`
    public static void ensure(URI keycloakUrl, String adminUser, String adminPassword) {
        ensure(KeycloakAdmin.asInstaller(keycloakUrl, adminUser, adminPassword));
    }

    static void ensure(KeycloakAdmin admin) {
        new DemoRealm(admin).ensure();
    }

    private void ensure() {
        admin.ensureClient(villageCli());
        admin.ensureRealmRole(admin.ensureUser(OPERATOR, PASSWORD), "operator");
        admin.ensureUser(STRANGER, PASSWORD);
        var both = admin.ensureUser(BOTH_VILLAGES, PASSWORD);
        for (var village : VILLAGES) {
            var organization = admin.ensureVillage(village.alias(), village.id());
            admin.ensureMembers(
                    organization,
                    Map.of(
                            VillageRole.ADMIN,
                            Set.of(admin.ensureUser(village.admin(), PASSWORD)),
                            VillageRole.STAFF,
                            Set.of(admin.ensureUser(village.staff(), PASSWORD)),
                            VillageRole.GUARD,
                            Set.of(admin.ensureUser(village.guard(), PASSWORD)),
                            VillageRole.RESIDENT,
                            Set.of(
                                    admin.ensureUser(village.resident(), PASSWORD),
                                    admin.ensureUser(village.secondResident(), PASSWORD),
                                    both),
                            VillageRole.GATE,
                            Set.of(admin.ensureGateClient(village.gate(), village.gateSecret()))));
        }
    }

    private static JsonNode villageCli() {
        try (var json = DemoRealm.class.getResourceAsStream("demo/village-cli.json")) {
            if (json == null) {
                throw new IllegalStateException("demo/village-cli.json is missing in this jar");
            }
            return KeycloakHttp.JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
