package io.smartvillage.identity.personaldata;

import io.smartvillage.identity.keycloak.VillageAccess;
import io.smartvillage.identity.personaldata.Erasures.DueAccount;
import io.smartvillage.identity.work.BackOff;
import io.smartvillage.identity.work.InVillage;
import io.smartvillage.identity.work.Job;
import io.smartvillage.identity.work.KeycloakProblem;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes who is erased out of the village in Keycloak, and their account with it if no other
/// village has them. The erasure's row is held meanwhile.
@Component
class RemoveAccount implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(RemoveAccount.class);

    private static final int MOST_AT_ONCE = 100;

    private final Erasures erasures;
    private final InVillage inVillage;
    private final VillageDirectory directory;
    private final VillageAccess access;
    private final Clock clock;

    RemoveAccount(
            Erasures erasures,
            InVillage inVillage,
            VillageDirectory directory,
            VillageAccess access,
            Clock clock) {
        this.erasures = erasures;
        this.inVillage = inVillage;
        this.directory = directory;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public boolean work() {
        var now = clock.instant();
        var done = false;
        for (var due : erasures.dueAccounts(now, MOST_AT_ONCE)) {
            done |= inVillage.call(due.villageId(), () -> remove(due, now));
        }
        return done;
    }

    private boolean remove(DueAccount due, Instant now) {
        var account = erasures.takeAccount(due.erasureId(), now).orElse(null);
        if (account == null) {
            return false;
        }
        var problem =
                account.returned()
                        ? Optional.<KeycloakProblem>empty()
                        : KeycloakProblem.in(() ->
                                access.leave(
                                        directory.current().orElseThrow().alias(),
                                        account.userId()));
        if (problem.isPresent()) {
            if (account.attempts() == 0) {
                LOG.warn("erasure {} waits: {}", due.erasureId(), problem.get().code());
            }
            erasures.accountPostponed(due.erasureId(), BackOff.next(now, account.attempts()));
        } else {
            erasures.accountDone(due.erasureId(), now);
        }
        return problem.isEmpty();
    }
}
