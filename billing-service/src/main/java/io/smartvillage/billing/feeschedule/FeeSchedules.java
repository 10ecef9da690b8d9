package io.smartvillage.billing.feeschedule;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface FeeSchedules
        extends Repository<FeeSchedule, UUID>, JpaSpecificationExecutor<FeeSchedule> {

    FeeSchedule save(FeeSchedule schedule);

    void flush();

    Optional<FeeSchedule> findById(UUID id);
}
