package io.smartvillage.identity.personaldata;

import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows how far people are forgotten.
@Service
public class FindErasures {

    private static final UUID LAST = new UUID(-1, -1);

    private final Erasures erasures;

    FindErasures(Erasures erasures) {
        this.erasures = erasures;
    }

    /// @throws ErasureNotFoundException if the caller's village has no such erasure
    @Transactional(readOnly = true)
    public Erasure get(UUID erasureId) {
        return erasures.find(erasureId).orElseThrow(() -> new ErasureNotFoundException(erasureId));
    }

    /// The latest first.
    @Transactional(readOnly = true)
    public List<Erasure> page(PageRequest page, Optional<UUID> userId) {
        return erasures.page(
                page.after().map(cursor -> cursor.id(0)).orElse(LAST), userId, page.fetchSize());
    }
}
