package io.smartvillage.identity.userimport;

import io.smartvillage.identity.user.RegisterUser;
import io.smartvillage.identity.user.RoleNotGrantableException;
import io.smartvillage.identity.user.UserRole;
import io.smartvillage.identity.work.Worker;
import io.smartvillage.platform.security.Caller;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.IdGenerator;

/// Takes a file of people: good rows are stored and registered after that, one by one; bad ones are
/// reported and nothing else. Sending a file again registers nobody twice.
@Service
public class ImportUsers {

    private final UserCsv csv;
    private final UserImports imports;
    private final Worker worker;
    private final IdGenerator ids;
    private final Clock clock;

    ImportUsers(UserCsv csv, UserImports imports, Worker worker, IdGenerator ids, Clock clock) {
        this.csv = csv;
        this.imports = imports;
        this.worker = worker;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws UnreadableCsvException if the file as a whole cannot be taken; nothing is stored
    @Transactional(readOnly = true)
    public ImportReport dryRun(String text) {
        var parsed = csv.parse(text, ImportUsers::mayGrant);
        var known =
                imports.known(parsed.good().stream().map(row -> row.person().username()).toList())
                        .size();
        return new ImportReport(
                Optional.empty(),
                parsed.total(),
                parsed.good().size() - known,
                known,
                parsed.problems());
    }

    /// @throws UnreadableCsvException if the file as a whole cannot be taken; nothing is stored
    @Transactional
    public ImportReport take(String text) {
        var parsed = csv.parse(text, ImportUsers::mayGrant);
        var now = clock.instant();
        var id = ids.generateId();
        imports.add(id, Caller.current().userId(), now);
        var known =
                imports.known(parsed.good().stream().map(row -> row.person().username()).toList());
        int accepted = 0;
        for (var row : parsed.good()) {
            if (!known.contains(row.person().username()) && imports.addPending(id, row, now)) {
                accepted++;
            } else {
                imports.addKnown(id, row);
            }
        }
        wakeAfterCommit();
        return new ImportReport(
                Optional.of(id),
                parsed.total(),
                accepted,
                parsed.good().size() - accepted,
                parsed.problems());
    }

    /// @throws UserImportNotFoundException if the village has no such import
    @Transactional(readOnly = true)
    public UserImport get(UUID importId) {
        return imports.find(importId).orElseThrow(() -> new UserImportNotFoundException(importId));
    }

    private static boolean mayGrant(UserRole role) {
        try {
            RegisterUser.requireGrantable(role);
            return true;
        } catch (RoleNotGrantableException _) {
            return false;
        }
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        worker.wake();
                    }
                });
    }
}
