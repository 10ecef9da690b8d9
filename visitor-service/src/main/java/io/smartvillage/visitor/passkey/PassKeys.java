package io.smartvillage.visitor.passkey;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface PassKeys extends Repository<PassKey, UUID> {

    PassKey save(PassKey key);

    void flush();

    void delete(PassKey key);

    Optional<PassKey> findById(UUID id);

    Optional<PassKey> findByStatus(PassKeyStatus status);

    List<PassKey> findByStatusInOrderByIdDesc(Collection<PassKeyStatus> statuses);

    List<PassKey> findByStatusNotAndUpdatedAtBefore(PassKeyStatus status, Instant time);

    /// The latest made first.
    List<PassKey> findByIdLessThanOrderByIdDesc(UUID before, Limit limit);
}
