package io.smartvillage.identity.village;

import io.smartvillage.identity.keycloak.NewAccount;
import io.smartvillage.identity.keycloak.VillageAccess;
import io.smartvillage.identity.keycloak.VillageRole;
import io.smartvillage.identity.user.StoreUser;
import io.smartvillage.identity.work.BackOff;
import io.smartvillage.identity.work.InVillage;
import io.smartvillage.identity.work.Job;
import io.smartvillage.identity.work.KeycloakProblem;
import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Brings new villages into Keycloak, step by step.
///
/// A step is one transaction that holds the village's row: of several instances one does it, and a
/// killed one lets go with its connection. Each step asks Keycloak for what should be there, so a
/// step that was cut short is completed, not doubled.
@Service
class ProvisionVillages implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(ProvisionVillages.class);

    /// How long the first answer, with the one-time password in it, can be asked for again.
    private static final Duration FIRST_ANSWER_KEPT = Duration.ofHours(24);

    private static final String ACCOUNT_EXISTED = "first-admin-existed";

    private final Provisionings provisionings;
    private final Villages villages;
    private final VillageAccess access;
    private final StoreUser storeUser;
    private final InVillage inVillage;
    private final Outbox outbox;
    private final Clock clock;

    ProvisionVillages(
            Provisionings provisionings,
            Villages villages,
            VillageAccess access,
            StoreUser storeUser,
            InVillage inVillage,
            Outbox outbox,
            Clock clock) {
        this.provisionings = provisionings;
        this.villages = villages;
        this.access = access;
        this.storeUser = storeUser;
        this.inVillage = inVillage;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public boolean work() {
        var now = clock.instant();
        for (var village : provisionings.outdated(now.minus(FIRST_ANSWER_KEPT))) {
            inVillage.run(village, () -> provisionings.forgetFirstAdmin(village));
        }
        var done = false;
        for (var village : provisionings.due(now)) {
            done |= inVillage.call(village, () -> step(village, now));
        }
        return done;
    }

    private boolean step(UUID villageId, Instant now) {
        var provisioning = provisionings.takeDue(villageId, now).orElse(null);
        if (provisioning == null) {
            return false;
        }
        var village = villages.find(villageId).orElseThrow();
        var note = new Note(provisioning.problem());
        var problem = KeycloakProblem.in(() -> take(provisioning, village, note, now));
        if (problem.isPresent()) {
            wait(provisioning, problem.get(), now);
        } else {
            provisionings.reached(villageId, provisioning.step().next(), note.text, now);
        }
        return problem.isEmpty();
    }

    private void take(Provisioning provisioning, Village village, Note note, Instant now) {
        switch (provisioning.step()) {
            case ORGANIZATION -> {
                access.ensureOrganization(village.alias(), village.id());
                note.text = null;
            }
            case GROUPS -> {
                access.ensureGroups(village.alias());
                note.text = null;
            }
            case FIRST_ADMIN -> note.text = join(provisioning, village);
            case SIGN_IN -> open(provisioning, village, note, now);
            case DONE -> throw new IllegalStateException("village is done: " + village.id());
        }
    }

    /// @return a note for the operator
    private @Nullable String join(Provisioning provisioning, Village village) {
        var firstAdmin = Objects.requireNonNull(provisioning.firstAdmin());
        var person = firstAdmin.person();
        var account =
                access.join(
                        village.alias(),
                        new NewAccount(person.username(), person.email()),
                        VillageRole.ADMIN);
        storeUser.storeFirstAdmin(account.id(), person);
        return account.existed() ? ACCOUNT_EXISTED : null;
    }

    private void open(Provisioning provisioning, Village village, Note note, Instant now) {
        var firstAdmin = Objects.requireNonNull(provisioning.firstAdmin());
        if (!ACCOUNT_EXISTED.equals(note.text)) {
            note.text = null;
            access.open(
                    storeUser.idOf(firstAdmin.person().username()),
                    Optional.of(firstAdmin.password()));
        }
        var opened = village.open(now);
        villages.update(village);
        outbox.publish(opened, village.state());
    }

    private void wait(Provisioning provisioning, KeycloakProblem problem, Instant now) {
        if (provisioning.attempts() == 0) {
            LOG.warn(
                    "village {} waits for step {}: {}",
                    provisioning.villageId(),
                    provisioning.step(),
                    problem.code());
        }
        // What is not passing may still be put right by hand, in Keycloak or by another first
        // admin.
        provisionings.failed(
                provisioning.villageId(),
                problem.code(),
                BackOff.next(now, provisioning.attempts()));
    }

    /// What the operator is told.
    private static final class Note {

        private @Nullable String text;

        Note(@Nullable String text) {
            this.text = text;
        }
    }
}
