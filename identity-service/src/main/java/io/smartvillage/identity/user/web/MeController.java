package io.smartvillage.identity.user.web;

import io.smartvillage.identity.house.Houses;
import io.smartvillage.identity.house.Houses.OwnHouse;
import io.smartvillage.identity.user.FindMemberships;
import io.smartvillage.identity.user.FindUsers;
import io.smartvillage.identity.user.Membership;
import io.smartvillage.identity.user.UserRole;
import io.smartvillage.identity.user.UserStatus;
import io.smartvillage.identity.user.VillageUser;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
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
    /// @param houses of the village of the token, and what the caller has to do with them
    /// @param memberships every village that the caller belongs to, also those that the token is
    ///   not for
    record MeView(
            UUID userId,
            @Nullable MyVillage village,
            SortedSet<String> roles,
            SortedSet<String> permissions,
            @Nullable String username,
            @Nullable String displayName,
            @Nullable UserStatus status,
            List<OwnHouse> houses,
            List<MembershipView> memberships) {

        @Override
        public String toString() {
            return "MeView[" + userId + "]";
        }
    }

    record MyVillage(UUID id, String alias, String name, boolean suspended) {}

    /// @param current true for the village of the token
    record MembershipView(
            UUID villageId,
            String alias,
            String name,
            String villageStatus,
            UserRole role,
            UserStatus status,
            boolean current) {

        static MembershipView of(Membership membership, Optional<UUID> current) {
            return new MembershipView(
                    membership.villageId(),
                    membership.alias(),
                    membership.name(),
                    membership.villageStatus(),
                    membership.role(),
                    membership.status(),
                    current.filter(membership.villageId()::equals).isPresent());
        }
    }

    private final FindUsers findUsers;
    private final FindMemberships findMemberships;
    private final Houses houses;
    private final VillageDirectory directory;

    MeController(
            FindUsers findUsers,
            FindMemberships findMemberships,
            Houses houses,
            VillageDirectory directory) {
        this.findUsers = findUsers;
        this.findMemberships = findMemberships;
        this.houses = houses;
        this.directory = directory;
    }

    @Operation(
            summary = "Who the caller is, and what they may do in the village of their token",
            description = "Names all villages of the caller: a token for another one is asked for.")
    @GetMapping
    @PreAuthorize("hasAuthority('me:read')")
    MeView me() {
        var caller = Caller.current();
        Optional<VillageUser> user = Optional.empty();
        Optional<MyVillage> village = Optional.empty();
        List<OwnHouse> own = List.of();
        var current = CurrentVillage.find();
        if (current.isPresent()) {
            user = findUsers.find(caller.userId());
            own = houses.of(caller.userId());
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
                user.map(VillageUser::status).orElse(null),
                own,
                findMemberships.mine().stream()
                        .map(membership -> MembershipView.of(membership, current))
                        .toList());
    }
}
