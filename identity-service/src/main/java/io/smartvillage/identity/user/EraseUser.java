package io.smartvillage.identity.user;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Forgets a person in two steps, so that the refusals come before anything is lost: they leave the
/// village, then what names them goes.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class EraseUser {

    private final VillageUsers users;
    private final ChangeUser changeUser;
    private final Clock clock;

    EraseUser(VillageUsers users, ChangeUser changeUser, Clock clock) {
        this.users = users;
        this.changeUser = changeUser;
        this.clock = clock;
    }

    public boolean isErased(UUID userId) {
        return users.findById(userId).filter(user -> user.erasedAt() != null).isPresent();
    }

    /// @param onOwnRequest ends that they belong to the village, if they still do
    /// @return what they were in the village
    /// @throws UserNotFoundException if the village has nobody of that id
    /// @throws PersonErasedException if nothing is left of them
    /// @throws StillOfVillageException if they belong to the village and did not ask
    /// @throws LastAdminException if the village would be left without an active admin
    public UserRole leave(UUID userId, boolean onOwnRequest) {
        var user = users.findById(userId).orElseThrow(() -> new UserNotFoundException(userId));
        if (user.erasedAt() != null) {
            throw new PersonErasedException(userId);
        }
        if (user.status() != UserStatus.INACTIVE) {
            if (!onOwnRequest) {
                throw new StillOfVillageException(userId);
            }
            changeUser.deactivate(userId);
        }
        return user.details().role();
    }

    /// @return what they were in the village
    /// @throws UserNotFoundException if the village has nobody of that id
    /// @throws StillOfVillageException if they are of the village again
    public UserRole roleOfGone(UUID userId) {
        var user = users.findById(userId).orElseThrow(() -> new UserNotFoundException(userId));
        if (user.status() != UserStatus.INACTIVE) {
            throw new StillOfVillageException(userId);
        }
        return user.details().role();
    }

    /// Whoever is not here, or is of the village again, stays as they are.
    public void erase(UUID userId) {
        users.findById(userId)
                .filter(user -> user.status() == UserStatus.INACTIVE)
                .ifPresent(user -> {
                    user.erase(clock.instant());
                    users.flush();
                });
    }
}
