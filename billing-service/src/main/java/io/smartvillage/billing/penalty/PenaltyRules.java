package io.smartvillage.billing.penalty;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface PenaltyRules
        extends Repository<PenaltyRule, UUID>, JpaSpecificationExecutor<PenaltyRule> {

    PenaltyRule save(PenaltyRule rule);

    void flush();

    Optional<PenaltyRule> findById(UUID id);

    List<PenaltyRule> findAll();
}
