package io.smartvillage.identity.userimport;

import io.smartvillage.identity.user.RegisterUser;
import io.smartvillage.identity.user.UsernameInUseException;
import io.smartvillage.identity.userimport.UserImports.Pending;
import io.smartvillage.identity.work.BackOff;
import io.smartvillage.identity.work.InVillage;
import io.smartvillage.identity.work.Job;
import io.smartvillage.identity.work.KeycloakProblem;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Registers the people of imports, one transaction each, which holds the row: several instances
/// share the work, and what a killed one left undone is done by the next.
@Service
class RegisterImportedUsers implements Job {

    /// Then other jobs have their turn.
    private static final int MOST_AT_ONCE = 20;

    private final UserImports imports;
    private final RegisterUser registerUser;
    private final InVillage inVillage;
    private final Clock clock;

    RegisterImportedUsers(
            UserImports imports, RegisterUser registerUser, InVillage inVillage, Clock clock) {
        this.imports = imports;
        this.registerUser = registerUser;
        this.inVillage = inVillage;
        this.clock = clock;
    }

    @Override
    public boolean work() {
        var now = clock.instant();
        var done = false;
        for (var village : imports.dueVillages(now)) {
            for (int i = 0; i < MOST_AT_ONCE && next(village, now); i++) {
                done = true;
            }
        }
        return done;
    }

    private boolean next(UUID village, Instant now) {
        return inVillage.call(
                village,
                () -> {
                    var pending = imports.takeDue(now).orElse(null);
                    if (pending == null) {
                        return false;
                    }
                    register(pending, now);
                    return true;
                });
    }

    private void register(Pending pending, Instant now) {
        var result = new Result();
        var problem = KeycloakProblem.in(() -> register(pending, result));
        if (problem.isEmpty()) {
            imports.finished(pending, result.status, result.userId, null);
        } else if (problem.get().passing()) {
            imports.postponed(pending, problem.get().code(), BackOff.next(now, pending.attempts()));
        } else {
            imports.finished(pending, "failed", null, problem.get().code());
        }
    }

    private void register(Pending pending, Result result) {
        try {
            result.userId = registerUser.registerQuietly(pending.row().toNewUser()).user().id();
        } catch (UsernameInUseException _) {
            result.status = "known";
        }
    }

    private static final class Result {

        private String status = "registered";
        private @Nullable UUID userId;
    }
}
