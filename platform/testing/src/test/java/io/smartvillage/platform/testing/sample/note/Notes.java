package io.smartvillage.platform.testing.sample.note;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

public interface Notes extends Repository<Note, UUID> {

    Note save(Note note);

    void flush();

    Optional<Note> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Note> findLockedById(UUID id);

    @Transactional(readOnly = true)
    List<Note> findByIdGreaterThanOrderById(UUID after, Limit limit);
}
