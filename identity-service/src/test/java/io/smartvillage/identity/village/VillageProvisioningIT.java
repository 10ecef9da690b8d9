package io.smartvillage.identity.village;

import static io.smartvillage.identity.IdentityFixture.aVillage;
import static io.smartvillage.identity.IdentityFixture.body;
import static io.smartvillage.identity.IdentityFixture.get;
import static io.smartvillage.identity.IdentityFixture.unique;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.identity.IdentityFixture;
import io.smartvillage.identity.keycloak.Account;
import io.smartvillage.identity.keycloak.FirstPassword;
import io.smartvillage.identity.keycloak.KeycloakProbe;
import io.smartvillage.identity.keycloak.NewAccount;
import io.smartvillage.identity.keycloak.VillageAccess;
import io.smartvillage.identity.keycloak.VillageRole;
import io.smartvillage.identity.user.StoreUser;
import io.smartvillage.identity.work.InVillage;
import io.smartvillage.identity.work.Worker;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class VillageProvisioningIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired ApplicationContext context;
    @Autowired Worker worker;
    @Autowired MovableClock clock;
    @Autowired VillageAccess keycloak;

    private IdentityFixture fixture;
    private KeycloakProbe probe;

    @BeforeEach
    void prepare() {
        fixture = new IdentityFixture(api, events);
        probe = KeycloakProbe.of(context);
    }

    @AfterEach
    void putBack() {
        clock.reset();
        if (!worker.isRunning()) {
            worker.start();
        }
    }

    @Test
    void aNewVillagesAdminSignsInAndSeesOnlyTheirVillage() {
        fixture.ensure(GREEN);
        var village = fixture.newVillage("palm");

        var admin = api.asAdmin(village);
        assertThat(get(admin, "/api/v1/villages/" + village.id()).path("name").asString())
                .contains(village.alias());
        assertThat(get(admin, "/api/v1/villages").path("items")).hasSize(1);
        admin.get().uri("/api/v1/villages/" + GREEN.id()).exchange().expectStatus().isNotFound();
        var me = get(admin, "/api/v1/me");
        assertThat(me.path("village").path("alias").asString()).isEqualTo(village.alias());
        assertThat(me.path("roles").toString()).isEqualTo("[\"admin\"]");
        assertThat(me.path("displayName").asString()).isEqualTo("สมศรี ใจดี");
        assertThat(probe.groups(village.alias()))
                .containsExactlyInAnyOrder(
                        "admin[\"admin\"]",
                        "staff[\"staff\"]",
                        "guard[\"guard\"]",
                        "resident[\"resident\"]",
                        "gate[\"gate\"]");
        events.await(
                "identity.village-state.v1",
                "identity.VillageState",
                data ->
                        data.path("villageId").asString().equals(village.id().toString())
                                && data.path("status").asString().equals("active"));
    }

    @Test
    void aOneTimePasswordIsShownAndMustBeChanged() {
        var alias = unique("otp");
        var request = without(aVillage(alias), "initialPassword");

        var answer = fixture.created(request, unique("otp"));
        fixture.awaitActive(UUID.fromString(answer.path("id").asString()));

        assertThat(answer.path("status").asString()).isEqualTo("provisioning");
        assertThat(answer.path("firstAdmin").path("oneTimePassword").asString())
                .matches("[a-zA-Z0-9]{16}");
        assertThat(probe.account(alias + "-admin").path("requiredActions").toString())
                .isEqualTo("[\"UPDATE_PASSWORD\"]");
        assertThat(fixture.created(request, unique("otp"))).isEqualTo(answer);
    }

    @Test
    void theSameKeyGivesTheFirstAnswerAndTheSameAliasAConflict() {
        var alias = unique("twice");
        var key = unique("twice");

        var first = fixture.created(aVillage(alias), key);

        assertThat(fixture.created(aVillage(alias), key)).isEqualTo(first);
        fixture.create(aVillage(unique("other")), key).expectStatus().isEqualTo(422);
        fixture.create(aVillage(alias), unique("another-key")).expectStatus().isEqualTo(409);
    }

    /// @param step after whose effect in Keycloak the process dies, before anything is written here
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whatAKillCutShortIsFinishedAndNotDoubled(int step) {
        worker.stop();
        var alias = unique("killed" + step);
        var id = UUID.fromString(fixture.created(aVillage(alias), alias).path("id").asString());

        var dying = new DyingAfter(step, keycloak);
        assertThatExceptionOfType(Killed.class).isThrownBy(() -> workUntilIdle(job(dying)));
        assertThat(fixture.village(id).path("status").asString()).isEqualTo("provisioning");
        workUntilIdle(job(keycloak));

        assertThat(fixture.village(id).path("status").asString()).isEqualTo("active");
        assertThat(probe.organizations(alias)).hasSize(1);
        assertThat(probe.groups(alias)).hasSize(5);
        assertThat(probe.members(alias)).containsExactly(alias + "-admin");
        worker.start();
        assertThat(get(api.asAdmin(new DemoVillage(alias, id)), "/api/v1/users").path("items"))
                .hasSize(1);
    }

    @Test
    void twoWorkersAtOnceDoEveryStepOnce() {
        worker.stop();
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 3; i++) {
            var alias = unique("shared" + i);
            ids.add(UUID.fromString(fixture.created(aVillage(alias), alias).path("id").asString()));
        }
        var joins = new AtomicInteger();
        var counting = new Counting(joins, keycloak);

        var first = CompletableFuture.runAsync(() -> workUntilIdle(job(counting)));
        var second = CompletableFuture.runAsync(() -> workUntilIdle(job(counting)));
        first.join();
        second.join();
        workUntilIdle(job(counting));

        for (var id : ids) {
            assertThat(fixture.village(id).path("status").asString()).isEqualTo("active");
        }
        assertThat(joins).hasValue(3);
    }

    @Test
    void waitsForKeycloakAndSaysSo() {
        worker.stop();
        var alias = unique("patient");
        var id = UUID.fromString(fixture.created(aVillage(alias), alias).path("id").asString());

        workUntilIdle(job(KeycloakProbe.away(context)));

        var provisioning = fixture.village(id).path("provisioning");
        assertThat(provisioning.path("waitsFor").asString()).isEqualTo("organization");
        assertThat(provisioning.path("problem").asString()).isEqualTo("keycloak-unavailable");
        clock.advance(Duration.ofSeconds(5));
        workUntilIdle(job(keycloak));
        assertThat(fixture.village(id).path("status").asString()).isEqualTo("active");
    }

    @Test
    void aFirstAdminWhoIsSomebodyElseIsRefusedAndCanBeReplaced() {
        var stranger = unique("stranger");
        probe.makeAccount(stranger, true);
        var alias = unique("hostile");
        var request = new HashMap<>(aVillage(alias));
        request.put("firstAdmin", firstAdmin(stranger));

        var id = UUID.fromString(fixture.created(request, alias).path("id").asString());
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() ->
                        fixture.village(id)
                                .path("provisioning")
                                .path("problem")
                                .asString("")
                                .equals("account-taken"));
        assertThat(probe.members(alias)).isEmpty();
        api.asOperator()
                .put()
                .uri("/api/v1/villages/{id}/first-admin", id)
                .body(firstAdmin(alias + "-admin"))
                .exchange()
                .expectStatus()
                .isAccepted();

        fixture.awaitActive(id);
        assertThat(probe.members(alias)).containsExactly(alias + "-admin");
        api.asOperator()
                .put()
                .uri("/api/v1/villages/{id}/first-admin", id)
                .body(firstAdmin(alias + "-admin"))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void aSuspendedVillageIsReadButNotChanged() {
        var village = fixture.newVillage("paused");
        var id = village.id();

        operatorPosts(id, "activation").expectStatus().isEqualTo(409);
        operatorPosts(id, "suspension").expectStatus().isOk();
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        assertThat(patch(village, "\"3\"", Map.of("name", "ใหม่"))).isEqualTo(403));
        assertThat(get(api.asAdmin(village), "/api/v1/villages/" + id).path("status").asString())
                .isEqualTo("suspended");
        operatorPosts(id, "activation").expectStatus().isOk();

        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        assertThat(patch(village, "\"4\"", Map.of("name", "ใหม่"))).isEqualTo(200));
        assertThat(patch(village, "\"4\"", Map.of("name", "เก่า"))).isEqualTo(412);
    }

    @Test
    void namesEveryWrongField() {
        var problem =
                body(
                        fixture.create(
                                        Map.of(
                                                "alias",
                                                "Über",
                                                "name",
                                                "x".repeat(101),
                                                "settings",
                                                Map.of("timeZone", "Mars/Base", "theme", "dark"),
                                                "contactInfo",
                                                Map.of("email", "nobody", "fax", "1"),
                                                "firstAdmin",
                                                Map.of("username", "A", "email", "x", "phone", "y"),
                                                "colour",
                                                "red"),
                                        UUID.randomUUID().toString())
                                .expectStatus()
                                .isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "alias",
                        "name",
                        "address",
                        "settings.timeZone",
                        "settings.theme",
                        "contactInfo.email",
                        "contactInfo.fax",
                        "firstAdmin.username",
                        "firstAdmin.email",
                        "firstAdmin.phone",
                        "colour");
    }

    @Test
    void refusesAVillageMadeInsideAnother() {
        fixture.ensure(GREEN);

        api.asOperator()
                .post()
                .uri("/api/v1/villages")
                .header("X-Village-Id", GREEN.id().toString())
                .header("X-Reason", "test")
                .body(aVillage(unique("inside")))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void theOperatorPagesThroughVillages() {
        var village = fixture.newVillage("listed");

        var found = get(api.asOperator(), "/api/v1/villages?alias=" + village.alias());
        var page = get(api.asOperator(), "/api/v1/villages?limit=1&status=active");

        assertThat(found.path("items")).hasSize(1);
        assertThat(page.path("items")).hasSize(1);
    }

    private org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec operatorPosts(
            UUID id, String what) {
        return api.asOperator().post().uri("/api/v1/villages/{id}/" + what, id).exchange();
    }

    private int patch(DemoVillage village, String eTag, Map<String, Object> patch) {
        return api.asAdmin(village)
                .patch()
                .uri("/api/v1/villages/{id}", village.id())
                .header(HttpHeaders.IF_MATCH, eTag)
                .body(patch)
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getStatus()
                .value();
    }

    private ProvisionVillages job(VillageAccess access) {
        return new ProvisionVillages(
                context.getBean(Provisionings.class),
                context.getBean(Villages.class),
                access,
                context.getBean(StoreUser.class),
                context.getBean(InVillage.class),
                context.getBean(Outbox.class),
                clock);
    }

    private static void workUntilIdle(ProvisionVillages job) {
        while (job.work()) {
            Thread.onSpinWait();
        }
    }

    private static Map<String, Object> firstAdmin(String username) {
        return Map.of(
                "username", username, "email", username + "@example.com", "phone", "0812345678");
    }

    private static Map<String, Object> without(Map<String, Object> village, String field) {
        var admin = new HashMap<String, Object>();
        if (village.get("firstAdmin") instanceof Map<?, ?> values) {
            values.forEach((key, value) -> admin.put(String.valueOf(key), value));
        }
        admin.remove(field);
        var copy = new HashMap<>(village);
        copy.put("firstAdmin", admin);
        return copy;
    }

    /// Stands for `kill -9`.
    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /// Dies when the given call has had its effect.
    private static final class DyingAfter implements VillageAccess {

        private final VillageAccess access;
        private int left;

        DyingAfter(int calls, VillageAccess access) {
            this.left = calls;
            this.access = access;
        }

        @Override
        public void ensureOrganization(String alias, UUID villageId) {
            access.ensureOrganization(alias, villageId);
            count();
        }

        @Override
        public void ensureGroups(String alias) {
            access.ensureGroups(alias);
            count();
        }

        @Override
        public Account join(String alias, NewAccount account, VillageRole role) {
            var joined = access.join(alias, account, role);
            count();
            return joined;
        }

        @Override
        public void open(UUID userId, Optional<FirstPassword> password) {
            access.open(userId, password);
            count();
        }

        @Override
        public void setRole(String alias, UUID userId, Optional<VillageRole> role) {
            access.setRole(alias, userId, role);
        }

        @Override
        public void leave(String alias, UUID userId) {
            access.leave(alias, userId);
        }

        private void count() {
            if (--left == 0) {
                throw new Killed();
            }
        }
    }

    private record Counting(AtomicInteger joins, VillageAccess access) implements VillageAccess {

        @Override
        public void ensureOrganization(String alias, UUID villageId) {
            access.ensureOrganization(alias, villageId);
        }

        @Override
        public void ensureGroups(String alias) {
            access.ensureGroups(alias);
        }

        @Override
        public Account join(String alias, NewAccount account, VillageRole role) {
            joins.incrementAndGet();
            return access.join(alias, account, role);
        }

        @Override
        public void open(UUID userId, Optional<FirstPassword> password) {
            access.open(userId, password);
        }

        @Override
        public void setRole(String alias, UUID userId, Optional<VillageRole> role) {
            access.setRole(alias, userId, role);
        }

        @Override
        public void leave(String alias, UUID userId) {
            access.leave(alias, userId);
        }
    }
}
