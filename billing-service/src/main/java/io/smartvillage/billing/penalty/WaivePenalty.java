package io.smartvillage.billing.penalty;

import io.smartvillage.billing.account.Houses;
import io.smartvillage.platform.security.Caller;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Gives up a penalty that is not billed yet. Its days are not charged again; days after them are.
@Service
public class WaivePenalty {

    private final Penalties penalties;
    private final Houses houses;
    private final Clock clock;

    WaivePenalty(Penalties penalties, Houses houses, Clock clock) {
        this.penalties = penalties;
        this.houses = houses;
        this.clock = clock;
    }

    /// @throws PenaltyNotFoundException if the caller's village has no such penalty
    /// @throws PenaltyDecidedException if it is billed or waived; nothing changes
    @Transactional
    public Penalty waive(UUID penaltyId, String reason) {
        houses.lock(find(penaltyId).propertyId());
        var penalty = find(penaltyId);
        if (penalty.status() != PenaltyStatus.ASSESSED) {
            throw new PenaltyDecidedException(penaltyId, penalty.status());
        }
        penalties.waive(penaltyId, Optional.of(Caller.current().userId()), reason, clock.instant());
        return find(penaltyId);
    }

    private Penalty find(UUID penaltyId) {
        return penalties
                .findById(penaltyId)
                .orElseThrow(() -> new PenaltyNotFoundException(penaltyId));
    }
}
