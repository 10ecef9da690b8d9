package io.smartvillage.property.keycard;

import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.property.property.OwnHouses;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows keycards: residents see those of their houses.
@Service
public class FindKeycards {

    private static final UUID START = new UUID(0, 0);
    private static final byte[] NO_HASH = {};

    private final Keycards keycards;
    private final KeepKeycards keepKeycards;
    private final OwnHouses ownHouses;

    FindKeycards(Keycards keycards, KeepKeycards keepKeycards, OwnHouses ownHouses) {
        this.keycards = keycards;
        this.keepKeycards = keepKeycards;
        this.ownHouses = ownHouses;
    }

    /// @throws KeycardNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public Keycard get(UUID keycardId) {
        return keycards.findById(keycardId)
                .filter(keycard -> ownHouses.include(keycard.propertyId()))
                .orElseThrow(() -> new KeycardNotFoundException(keycardId));
    }

    @Transactional(readOnly = true)
    public List<Keycard> page(
            PageRequest page,
            Optional<UUID> propertyId,
            Optional<UUID> holderId,
            Optional<KeycardStatus> status,
            Optional<String> number) {
        var own = ownHouses.find();
        return keycards.page(
                page.after().map(cursor -> cursor.id(0)).orElse(START),
                propertyId.orElse(null),
                holderId.orElse(null),
                status.orElse(null),
                number.isEmpty(),
                number.map(keepKeycards::hash).orElse(NO_HASH),
                own.isEmpty(),
                own.orElse(List.of()),
                Limit.of(page.fetchSize()));
    }
}
