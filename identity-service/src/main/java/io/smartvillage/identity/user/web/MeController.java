package io.smartvillage.identity.user.web;

import io.smartvillage.identity.user.FindUsers;
import io.smartvillage.identity.user.UserStatus;
import io.smartvillage.identity.user.VillageUser;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me")
class MeController {

    /// @param username and what follows it: absent for operators and devices
    /// @param permissions as in docs/permissions.md
    record MeView(
            UUID userId,
            @Nullable MyVillage village,
            SortedSet<String> roles,
            SortedSet<String> permissions,
            @Nullable String username,
            @Nullable String displayName,
            @Nullable UserStatus status) {

        @Override
        public String toString() {
            return "MeView[" + userId + "]";
        }
    }

    record MyVillage(UUID id, String alias, String name, boolean suspended) {}

    private final FindUsers findUsers;
    private final VillageDirectory directory;

    MeController(FindUsers findUsers, VillageDirectory directory) {
        this.findUsers = findUsers;
        this.directory = directory;
    }

    @Operation(summary = "Who the caller is, and what they may do in the village of their token")
    @GetMapping
    @PreAuthorize("hasAuthority('me:read')")
    MeView me() {
        var caller = Caller.current();
        Optional<VillageUser> user = Optional.empty();
        Optional<MyVillage> village = Optional.empty();
        if (CurrentVillage.find().isPresent()) {
            user = findUsers.find(caller.userId());
            village =
                    directory
                            .current()
                            .map(entry ->
                                    new MyVillage(
                                            entry.villageId(),
                                            entry.alias(),
                                            entry.name(),
                                            entry.suspended()));
        }
        return new MeView(
                caller.userId(),
                village.orElse(null),
                new TreeSet<>(caller.roles()),
                new TreeSet<>(caller.permissions()),
                user.map(VillageUser::username).orElse(null),
                user.map(found -> found.details().displayName()).orElse(null),
                user.map(VillageUser::status).orElse(null));
    }
}
