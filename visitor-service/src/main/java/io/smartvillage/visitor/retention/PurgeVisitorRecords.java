package io.smartvillage.visitor.retention;

import io.smartvillage.platform.privacy.PersonKeys;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import io.smartvillage.visitor.job.VillageBatches;
import io.smartvillage.visitor.livecode.LiveCodes;
import io.smartvillage.visitor.settings.FindVisitorSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes the records of visitors, walk-ins and recurring passes that ended longer ago than the
/// village keeps them (domain rule 23), and the keys that read them. Ids and counts that others
/// have of them stay: the access log, and states of passes, which tell nothing of a person.
@Component
class PurgeVisitorRecords {

    private static final List<String> QUERIES =
            List.of(
                    """
                    delete from walk_in where (village_id, id) in (
                        select village_id, id from walk_in
                        where created_at < :limit and answer_by < :limit
                        limit :most for update skip locked)
                    returning id
                    """,
                    // Whoever is said to be inside for so long has left past the gate. A pass that
                    // was taken back is listed for gates until its time is over.
                    """
                    delete from visitor where (village_id, id) in (
                        select village_id, id from visitor
                        where status <> 'pending' and updated_at < :limit
                          and valid_until < case status when 'checked_in' then :limit else :now end
                        limit :most for update skip locked)
                    returning id
                    """,
                    """
                    delete from recurring_pass where (village_id, id) in (
                        select village_id, id from recurring_pass
                        where status <> 'active' and updated_at < :limit and valid_until < :now
                        limit :most for update skip locked)
                    returning id
                    """);

    private final VillageBatches batches;
    private final VillageDirectory villages;
    private final FindVisitorSettings findSettings;
    private final LiveCodes liveCodes;
    private final PersonKeys keys;
    private final JdbcClient jdbc;
    private final Clock clock;

    PurgeVisitorRecords(
            VillageBatches batches,
            VillageDirectory villages,
            FindVisitorSettings findSettings,
            LiveCodes liveCodes,
            PersonKeys keys,
            JdbcClient jdbc,
            Clock clock) {
        this.batches = batches;
        this.villages = villages;
        this.findSettings = findSettings;
        this.liveCodes = liveCodes;
        this.keys = keys;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${smartvillage.visitor.purge-interval:PT1H}",
            fixedDelayString = "${smartvillage.visitor.purge-interval:PT1H}")
    void purge() {
        for (var query : QUERIES) {
            batches.work("records to be purged", villages.all(), () -> purgeBatch(query));
        }
    }

    private int purgeBatch(String query) {
        var purged = delete(query);
        liveCodes.release(purged);
        keys.forget(purged);
        return purged.size();
    }

    private List<UUID> delete(String query) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var kept = Duration.ofDays(findSettings.terms().retentionDays());
        return jdbc.sql(query)
                .param("now", now)
                .param("limit", now.minus(kept))
                .param("most", VillageBatches.SIZE)
                .query(UUID.class)
                .list();
    }
}
