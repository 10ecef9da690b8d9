package io.smartvillage.identity.personaldata;

import io.smartvillage.identity.personaldata.PersonalDataEvent.PersonErased;
import io.smartvillage.identity.user.EraseUser;
import io.smartvillage.identity.user.LastAdminException;
import io.smartvillage.identity.user.StillOfVillageException;
import io.smartvillage.identity.user.UserNotFoundException;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Has a person forgotten by all services. What they did stays, under an id that names nobody:
/// amounts, numbers, counts.
@Service
public class RequestErasure {

    private final Erasures erasures;
    private final EraseUser eraseUser;
    private final KnownHouses houses;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    RequestErasure(
            Erasures erasures,
            EraseUser eraseUser,
            KnownHouses houses,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.erasures = erasures;
        this.eraseUser = eraseUser;
        this.houses = houses;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// Asked again about somebody who is being erased or was, it gives that erasure.
    ///
    /// @param onOwnRequest also if they still belong to the village, which they then leave
    /// @throws UserNotFoundException if the village has nobody of that id
    /// @throws StillOfVillageException if they belong to the village and did not ask
    /// @throws LivesInHouseException if they live in a house or own one
    /// @throws LastAdminException if the village would be left without an active admin
    @Transactional
    public Erasure request(UUID userId, boolean onOwnRequest, String reason) {
        return request(userId, Caller.current().userId(), onOwnRequest, reason);
    }

    /// Tells all services once more, such as one that was restored from an older backup.
    ///
    /// @throws ErasureNotFoundException if the caller's village has no such erasure
    /// @throws StillOfVillageException if the person is of the village again
    @Transactional
    public Erasure repeat(UUID erasureId) {
        var erasure =
                erasures.find(erasureId).orElseThrow(() -> new ErasureNotFoundException(erasureId));
        var role = eraseUser.roleOfGone(erasure.villageUserId());
        outbox.publish(new PersonErased(erasureId, erasure.villageUserId(), role, clock.instant()));
        return erasure;
    }

    /// @param requestedBy null for the rule of retention
    Erasure request(UUID userId, @Nullable UUID requestedBy, boolean onOwnRequest, String reason) {
        erasures.oneAtATime(userId);
        var latest = erasures.latestOf(userId);
        if (latest.isPresent()
                && (!latest.get().isDone("identity") || eraseUser.isErased(userId))) {
            return latest.get();
        }
        if (houses.hasPerson(userId)) {
            throw new LivesInHouseException(userId);
        }
        var role = eraseUser.leave(userId, onOwnRequest);
        var id = ids.generateId();
        var now = clock.instant();
        erasures.add(id, userId, requestedBy, onOwnRequest, reason, now);
        outbox.publish(new PersonErased(id, userId, role, now));
        return erasures.find(id).orElseThrow();
    }
}
