package io.smartvillage.identity.user;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows people: everybody of the village to those who may, themselves to all others.
@Service
public class FindUsers {

    private static final UUID START = new UUID(0, 0);

    /// Contacts and username are whole, not beginnings: only keyed hashes of contacts are stored.
    public record Filters(
            Optional<UserRole> role,
            Optional<UserStatus> status,
            Optional<String> username,
            Optional<String> email,
            Optional<String> phone) {}

    private final VillageUsers users;
    private final ContactHashes hashes;

    FindUsers(VillageUsers users, ContactHashes hashes) {
        this.users = users;
        this.hashes = hashes;
    }

    /// @throws UserNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public VillageUser get(UUID userId) {
        return Optional.of(userId)
                .filter(id -> mayAll() || id.equals(Caller.current().userId()))
                .flatMap(users::findById)
                .orElseThrow(() -> new UserNotFoundException(userId));
    }

    @Transactional(readOnly = true)
    public Optional<VillageUser> find(UUID userId) {
        return users.findById(userId);
    }

    @Transactional(readOnly = true)
    public List<VillageUser> page(PageRequest page, Filters filters) {
        return users.page(
                page.after().map(cursor -> cursor.id(0)).orElse(START),
                mayAll() ? null : Caller.current().userId(),
                filters.role().orElse(null),
                filters.status().orElse(null),
                filters.username().orElse(null),
                hashes.email(filters.email().orElse(null)),
                hashes.phone(filters.phone().orElse(null)),
                Limit.of(page.fetchSize()));
    }

    /// All of the village, whatever the filters.
    ///
    /// @param after id of the last one that was seen
    @Transactional(readOnly = true)
    public List<VillageUser> next(Optional<UUID> after, int limit) {
        return users.page(
                after.orElse(START),
                mayAll() ? null : Caller.current().userId(),
                null,
                null,
                null,
                null,
                null,
                Limit.of(limit));
    }

    private static boolean mayAll() {
        return Caller.current().mayAll("user:read");
    }
}
