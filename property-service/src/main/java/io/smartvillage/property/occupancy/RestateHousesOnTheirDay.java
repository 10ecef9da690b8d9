package io.smartvillage.property.occupancy;

import static java.util.stream.Collectors.toCollection;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import io.smartvillage.property.VillageCalendar;
import io.smartvillage.property.property.DatedChanges;
import io.smartvillage.property.property.RestateProperty;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Moves and changes of owners that were written down ahead come true on their day in the village:
/// tells the houses' state then. On several instances, or cut off midway, each is told once.
@Component
public class RestateHousesOnTheirDay {

    private static final Logger LOG = LoggerFactory.getLogger(RestateHousesOnTheirDay.class);

    private final JobsRole jobs;
    private final JdbcClient jdbc;
    private final List<DatedChanges> changes;
    private final RestateProperty restate;
    private final VillageCalendar calendar;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RestateHousesOnTheirDay(
            JobsRole jobs,
            JdbcClient jdbc,
            List<DatedChanges> changes,
            RestateProperty restate,
            VillageCalendar calendar,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.changes = List.copyOf(changes);
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
                jdbc.sql(
                                """
                                select village_id from occupancy where next_change <= :latest
                                union
                                select village_id from ownership where next_change <= :latest
                                """)
                        .param("latest", latest)
                        .query(UUID.class)
                        .list());
    }

    private void restateVillage() {
        var houses =
                transaction.execute(_ ->
                        changes.stream()
                                .flatMap(kind -> kind.housesThatChangeBy(calendar.today()).stream())
                                .collect(toCollection(TreeSet::new)));
        for (var propertyId : houses == null ? Set.<UUID>of() : houses) {
            transaction.executeWithoutResult(_ -> restateHouse(propertyId));
        }
    }

    private void restateHouse(UUID propertyId) {
        var property = restate.lock(propertyId);
        var today = calendar.today();
        var isChanged = false;
        for (var kind : changes) {
            isChanged |= kind.reach(propertyId, today);
        }
        if (isChanged) {
            restate.peopleChanged(property, List.of());
        }
    }
}
