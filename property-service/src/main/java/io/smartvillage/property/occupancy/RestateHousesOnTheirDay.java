package io.smartvillage.property.occupancy;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import io.smartvillage.property.VillageCalendar;
import io.smartvillage.property.property.RestateProperty;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Moves that were written down ahead come true on their day in the village: tells the houses'
/// state then. On several instances, or cut off midway, each move is told once.
@Component
public class RestateHousesOnTheirDay {

    private static final Logger LOG = LoggerFactory.getLogger(RestateHousesOnTheirDay.class);

    private final JobsRole jobs;
    private final JdbcClient jdbc;
    private final Occupancies occupancies;
    private final RestateProperty restate;
    private final VillageCalendar calendar;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RestateHousesOnTheirDay(
            JobsRole jobs,
            JdbcClient jdbc,
            Occupancies occupancies,
            RestateProperty restate,
            VillageCalendar calendar,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.occupancies = occupancies;
        this.restate = restate;
        this.calendar = calendar;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
    public void run() {
        for (var village : villagesWithMoves()) {
            try {
                CurrentVillage.run(village, this::restateVillage);
            } catch (RuntimeException e) {
                LOG.warn("moves of a village wait for the next run: {}", e.getMessage());
            }
        }
    }

    /// Somewhere on earth it is tomorrow already.
    private List<UUID> villagesWithMoves() {
        var latest = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        return jobs.call(() ->
                jdbc.sql("select distinct village_id from occupancy where next_change <= ?")
                        .param(latest)
                        .query(UUID.class)
                        .list());
    }

    private void restateVillage() {
        var houses = transaction.execute(_ -> occupancies.housesThatChangeBy(calendar.today()));
        for (var propertyId : houses == null ? List.<UUID>of() : houses) {
            transaction.executeWithoutResult(_ -> restateHouse(propertyId));
        }
    }

    private void restateHouse(UUID propertyId) {
        var property = restate.lock(propertyId);
        var today = calendar.today();
        var due = occupancies.thatChangeBy(propertyId, today);
        if (!due.isEmpty()) {
            due.forEach(occupancy -> occupancy.reach(today));
            restate.residentsChanged(property);
        }
    }
}
