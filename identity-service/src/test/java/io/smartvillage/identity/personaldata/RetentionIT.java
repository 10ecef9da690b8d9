package io.smartvillage.identity.personaldata;

import static io.smartvillage.identity.IdentityFixture.get;
import static io.smartvillage.identity.IdentityFixture.person;
import static io.smartvillage.identity.IdentityFixture.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.identity.IdentityFixture;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@VillageServiceTest
class RetentionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FIVE_YEARS = Duration.ofDays(5 * 366);

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired ErasePeopleLongGone retention;

    private IdentityFixture fixture;
    private DemoVillage village;

    @BeforeEach
    void aVillage() {
        fixture = new IdentityFixture(api, events);
        village = fixture.newVillage("retention" + Long.toString(System.nanoTime(), 36));
    }

    @AfterEach
    void putBack() {
        clock.reset();
    }

    @Test
    void whoLeftFiveYearsAgoIsForgottenAndOthersAreNot() throws Exception {
        var gone = registered("gone");
        fixture.state(village, gone, "deactivation").expectStatus().isOk();
        var housed = registered("housed");
        fixture.state(village, housed, "deactivation").expectStatus().isOk();
        fixture.houseOf(village, UUID.fromString(housed));
        var active = registered("active");
        var suspended = registered("suspended");
        fixture.state(village, suspended, "suspension").expectStatus().isOk();

        clock.advance(FIVE_YEARS.minusDays(10));
        var late = registered("late");
        fixture.state(village, late, "deactivation").expectStatus().isOk();
        clock.advance(Duration.ofDays(11));
        Callable<Boolean> once =
                () -> {
                    retention.erase();
                    return true;
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var run : threads.invokeAll(Collections.nCopies(3, once))) {
                run.get();
            }
        }
        awaitErased(gone);
        clock.reset();

        assertThat(get(api.asAdmin(village), "/api/v1/erasures").path("items")).hasSize(1);
        assertThat(
                        get(api.asAdmin(village), "/api/v1/erasures")
                                .path("items")
                                .path(0)
                                .path("requestedBy")
                                .isNull())
                .isTrue();
        for (var kept : new String[] {housed, active, suspended, late}) {
            assertThat(isErased(kept)).isFalse();
        }
    }

    @Test
    void theVillageSaysHowLong() {
        fixture.keepForYears(village, 1);
        var gone = registered("oneyear");
        fixture.state(village, gone, "deactivation").expectStatus().isOk();

        clock.advance(Duration.ofDays(367));
        retention.erase();

        awaitErased(gone);
    }

    private String registered(String name) {
        return fixture.register(village, person(unique(name + System.nanoTime()), "resident"))
                .path("id")
                .asString();
    }

    /// Here and in Keycloak, also in other villages, while the clock stands where it was due.
    private void awaitErased(String id) {
        Awaitility.await("erased").atMost(PATIENCE).until(() -> isErased(id));
        Awaitility.await("accounts ended").atMost(PATIENCE).until(() -> !accountsAreDue());
    }

    private boolean accountsAreDue() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select exists (select from erasure where account_due_at is not null)")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private boolean isErased(String id) {
        return !get(api.asAdmin(village), "/api/v1/users/" + id).path("erasedAt").isNull();
    }
}
