package io.smartvillage.access.credential;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Credentials extends Repository<Credential, UUID> {

    Credential save(Credential credential);

    void flush();

    Optional<Credential> findById(UUID id);

    /// Of a plate's number, one per province.
    List<Credential> findByKindAndValueHashAndStatusNot(
            CredentialKind kind, byte[] valueHash, CredentialStatus status);

    List<Credential> findByPropertyIdAndUserIdInAndStatusNot(
            UUID propertyId, Collection<UUID> userIds, CredentialStatus status);

    List<Credential> findByUserId(UUID userId);

    List<Credential> findByUserIdAndKindAndStatusNotAndCreatedAtBefore(
            UUID userId, CredentialKind kind, CredentialStatus status, Instant createdAt);

    /// In the order in which they were issued.
    ///
    /// @param anyUser true passes over `userId`
    /// @param anyProperty true passes over `propertyId`
    /// @param anyValue true passes over `valueHash`
    /// @param anyProvince true passes over `province`
    @Query(
            """
            select c from Credential c
            where c.id > :after and c.kind in :kinds and c.status in :statuses
              and (:anyUser = true or c.userId = :userId)
              and (:anyProperty = true or c.propertyId = :propertyId)
              and (:anyValue = true or c.valueHash = :valueHash)
              and (:anyProvince = true or c.province is null or c.province = :province)
            order by c.id
            """)
    List<Credential> page(
            UUID after,
            Collection<CredentialKind> kinds,
            Collection<CredentialStatus> statuses,
            boolean anyUser,
            UUID userId,
            boolean anyProperty,
            UUID propertyId,
            boolean anyValue,
            byte[] valueHash,
            boolean anyProvince,
            short province,
            Limit limit);
}
