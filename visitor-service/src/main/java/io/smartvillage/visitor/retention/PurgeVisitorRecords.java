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

/// Deletes the records of visitors, walk-ins, recurring passes and of each coming with one that
/// ended longer ago than the village keeps them (domain rule 23), whatever time the pass had left:
/// of such a pass only what gates must be told of it is kept, until its QR code has run out. With
/// them go the keys that read them. Ids and counts that others have of them stay: the access log,
/// and states of passes, which tell nothing of a person.
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
                    """
                    with purged as (
                        delete from visitor where (village_id, id) in (
                            select village_id, id from visitor
                            where status in ('checked_out', 'expired', 'cancelled', 'denied')
                              and coalesce(checked_out_at, updated_at) < :limit
                            limit :most for update skip locked)
                        returning village_id, id, valid_until, status = 'checked_out' used),
                    revoked as (
                        insert into revoked_pass (village_id, id, ends_at, used)
                        select * from purged where valid_until >= :now on conflict do nothing)
                    select id from purged
                    """,
                    // Whoever is said to be inside for so long has left past the gate.
                    """
                    delete from visitor where (village_id, id) in (
                        select village_id, id from visitor
                        where status = 'checked_in' and updated_at < :limit and valid_until < :limit
                        limit :most for update skip locked)
                    returning id
                    """,
                    """
                    with purged as (
                        delete from recurring_pass where (village_id, id) in (
                            select village_id, id from recurring_pass
                            where status <> 'active' and updated_at < :limit
                            limit :most for update skip locked)
                        returning village_id, id, latest_until),
                    revoked as (
                        insert into revoked_pass (village_id, id, ends_at, used)
                        select *, false from purged where latest_until >= :now
                        on conflict do nothing)
                    select id from purged
                    """,
                    """
                    delete from recurring_passage where (village_id, id) in (
                        select village_id, id from recurring_passage
                        where passed_at < :limit
                        limit :most for update skip locked)
                    returning id
                    """,
                    """
                    delete from revoked_pass where (village_id, id) in (
                        select village_id, id from revoked_pass
                        where ends_at < :now
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
