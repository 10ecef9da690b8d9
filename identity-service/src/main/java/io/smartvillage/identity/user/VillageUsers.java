package io.smartvillage.identity.user;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface VillageUsers extends Repository<VillageUser, UUID> {

    VillageUser save(VillageUser user);

    void flush();

    Optional<VillageUser> findById(UUID id);

    Optional<VillageUser> findByUsername(String username);

    boolean existsByUsername(String username);

    long countByRoleAndStatus(UserRole role, UserStatus status);

    /// In order of id.
    @Query(
            """
            select u from VillageUser u
            where u.id > :after
              and (:own is null or u.id = :own)
              and (:role is null or u.role = :role)
              and (:status is null or u.status = :status)
              and (:username is null or u.username = :username)
              and (:emailHash is null or u.emailHash = :emailHash)
              and (:phoneHash is null or u.phoneHash = :phoneHash)
            order by u.id
            """)
    List<VillageUser> page(
            UUID after,
            @Nullable UUID own,
            @Nullable UserRole role,
            @Nullable UserStatus status,
            @Nullable String username,
            byte @Nullable [] emailHash,
            byte @Nullable [] phoneHash,
            Limit limit);
}
