package io.smartvillage.expense.village;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Establishes the villages that this service knew before it kept settings, and those whose turn
/// failed.
@Component
class EstablishVillages {

    private static final Logger LOG = LoggerFactory.getLogger(EstablishVillages.class);

    private final EstablishVillage establishVillage;
    private final JobsRole jobs;
    private final JdbcClient jdbc;

    EstablishVillages(EstablishVillage establishVillage, JobsRole jobs, JdbcClient jdbc) {
        this.establishVillage = establishVillage;
        this.jobs = jobs;
        this.jdbc = jdbc;
    }

    /// A village whose turn fails does not keep the others from theirs.
    @Scheduled(initialDelay = 0, fixedDelayString = "${smartvillage.expense.establish-check}")
    void establishAll() {
        for (var village : without()) {
            try {
                CurrentVillage.run(village, establishVillage::establish);
            } catch (RuntimeException e) {
                LOG.warn("village {} is not established yet", village, e);
            }
        }
    }

    private List<UUID> without() {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select village_id from village_directory d
                                where not exists (
                                    select from expense_settings s
                                    where s.village_id = d.village_id)
                                order by village_id
                                """)
                        .query(UUID.class)
                        .list());
    }
}
