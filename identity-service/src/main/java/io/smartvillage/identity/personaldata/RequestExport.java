package io.smartvillage.identity.personaldata;

import io.smartvillage.identity.personaldata.PersonalDataEvent.PersonalDataExportRequested;
import io.smartvillage.identity.user.FindUsers;
import io.smartvillage.identity.user.PersonErasedException;
import io.smartvillage.identity.user.UserNotFoundException;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.personaldata.ExportKey;
import io.smartvillage.platform.security.Caller;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Has every service say what it stores about a person.
@Service
public class RequestExport {

    private final Exports exports;
    private final Erasures erasures;
    private final FindUsers findUsers;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    RequestExport(
            Exports exports,
            Erasures erasures,
            FindUsers findUsers,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.exports = exports;
        this.erasures = erasures;
        this.findUsers = findUsers;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// Asked again while the services still answer, it gives the export there is.
    ///
    /// @param userId empty: the caller themselves
    /// @throws UserNotFoundException if the village has nobody of that id, or they are not the
    ///   caller's to ask about
    /// @throws PersonErasedException if nothing is left of them
    @Transactional
    public Export request(Optional<UUID> userId) {
        var caller = Caller.current();
        var person = userId.orElse(caller.userId());
        if (!person.equals(caller.userId()) && !caller.mayAll("personal-data:export")) {
            throw new UserNotFoundException(person);
        }
        erasures.oneAtATime(person);
        var user = findUsers.find(person).orElseThrow(() -> new UserNotFoundException(person));
        if (user.erasedAt() != null) {
            throw new PersonErasedException(person);
        }
        var collecting = exports.collectingOf(person);
        if (collecting.isPresent()) {
            return collecting.get();
        }
        var id = ids.generateId();
        var now = clock.instant();
        var key = ExportKey.generate();
        exports.add(id, person, caller.userId(), key, now);
        outbox.publish(new PersonalDataExportRequested(id, person, key.publicKey(), now));
        return exports.find(id).orElseThrow();
    }
}
