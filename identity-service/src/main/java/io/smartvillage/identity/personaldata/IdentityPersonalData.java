package io.smartvillage.identity.personaldata;

import io.smartvillage.identity.user.EraseUser;
import io.smartvillage.identity.user.FindUsers;
import io.smartvillage.identity.user.UserRole;
import io.smartvillage.identity.user.UserStatus;
import io.smartvillage.identity.user.VillageUser;
import io.smartvillage.platform.personaldata.ErasedPerson;
import io.smartvillage.platform.personaldata.PersonalDataExport;
import io.smartvillage.platform.personaldata.PersonalDataHolder;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What this service stores about a person: who they are.
@Component
class IdentityPersonalData implements PersonalDataHolder {

    private static final String ERASED = "erased";

    record Profile(
            String username,
            @Nullable String displayName,
            @Nullable String email,
            @Nullable String phone,
            UserRole role,
            UserStatus status,
            Instant createdAt,
            Instant updatedAt) {

        @Override
        public String toString() {
            return "Profile";
        }
    }

    record AskedFor(Instant createdAt, Instant expiresAt) {}

    private final FindUsers findUsers;
    private final EraseUser eraseUser;
    private final Exports exports;
    private final JdbcClient jdbc;

    IdentityPersonalData(
            FindUsers findUsers, EraseUser eraseUser, Exports exports, JdbcClient jdbc) {
        this.findUsers = findUsers;
        this.eraseUser = eraseUser;
        this.exports = exports;
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ErasedPerson person) {
        var personId = person.id();
        exports.expireOf(personId);
        jdbc.sql(
                        """
                        update user_import_row set username = ?, person = null
                        where status <> 'pending' and (village_user_id = ?
                            or username = (select username from village_user where id = ?))
                        """)
                .params(ERASED, personId, personId)
                .update();
        eraseUser.erase(personId);
    }

    @Override
    public void export(UUID personId, PersonalDataExport export) {
        export.add("profile", findUsers.find(personId).map(this::profile).stream().toList());
        export.add(
                "exports",
                exports.page(new UUID(-1, -1), Optional.of(personId), 1000).stream()
                        .map(each -> new AskedFor(each.createdAt(), each.expiresAt()))
                        .toList());
    }

    private Profile profile(VillageUser user) {
        var details = user.details();
        return new Profile(
                user.username(),
                details.displayName(),
                details.email(),
                details.phone(),
                details.role(),
                user.status(),
                user.createdAt(),
                user.updatedAt());
    }
}
