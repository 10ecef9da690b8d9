package io.smartvillage.billing.penalty;

import io.smartvillage.billing.property.PropertyMirror;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows penalties: all of the village to those who may, those of their own houses to residents.
@Service
public class FindPenalties {

    private final Penalties penalties;
    private final PropertyMirror properties;

    FindPenalties(Penalties penalties, PropertyMirror properties) {
        this.penalties = penalties;
        this.properties = properties;
    }

    /// @throws PenaltyNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public Penalty get(UUID penaltyId) {
        var caller = Caller.current();
        return penalties
                .findById(penaltyId)
                .filter(penalty ->
                        caller.mayAll("penalty:read")
                                || properties.isOf(penalty.propertyId(), caller.userId()))
                .orElseThrow(() -> new PenaltyNotFoundException(penaltyId));
    }

    @Transactional(readOnly = true)
    public List<Penalty> page(PageRequest page, PenaltyFilter filter) {
        var caller = Caller.current();
        var houses =
                caller.mayAll("penalty:read")
                        ? Optional.<List<UUID>>empty()
                        : Optional.of(properties.ofPerson(caller.userId()));
        return penalties.page(
                page.after().map(cursor -> cursor.id(0)), filter, houses, page.fetchSize());
    }
}
