package io.smartvillage.platform.villagedirectory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The table `village_directory`, with a short-lived cache in front.
public final class VillageDirectory {

    /// How long another instance may not have noticed a change.
    private static final Duration CACHED = Duration.ofSeconds(5);

    private static final int CACHED_VILLAGES = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JobsRole jobs;
    private final Cache<UUID, VillageEntry> cache =
            Caffeine.newBuilder().expireAfterWrite(CACHED).maximumSize(CACHED_VILLAGES).build();

    VillageDirectory(JdbcClient jdbc, PlatformTransactionManager transactions, JobsRole jobs) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.jobs = jobs;
    }

    /// The current village, if this service has heard of it yet.
    public Optional<VillageEntry> current() {
        var village = CurrentVillage.id();
        var known = cache.getIfPresent(village);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<VillageEntry> read = transaction.execute(_ -> read());
        if (read == null) {
            return Optional.empty();
        }
        read.ifPresent(entry -> cache.put(village, entry));
        return read;
    }

    /// Business dates of the current village are days of this zone.
    ///
    /// @throws IllegalStateException if the village is unknown here
    public ZoneId timeZone() {
        return current()
                .map(VillageEntry::timeZone)
                .orElseThrow(
                        () -> new IllegalStateException("unknown village " + CurrentVillage.id()));
    }

    /// For jobs, which then bind each village by itself.
    public List<UUID> all() {
        return jobs.call(() ->
                jdbc.sql("select village_id from village_directory order by village_id")
                        .query(UUID.class)
                        .list());
    }

    private Optional<VillageEntry> read() {
        return jdbc.sql("select village_id, alias, name, status, time_zone from village_directory")
                .query((row, _) ->
                        new VillageEntry(
                                row.getObject("village_id", UUID.class),
                                row.getString("alias"),
                                row.getString("name"),
                                "suspended".equals(row.getString("status")),
                                ZoneId.of(row.getString("time_zone"))))
                .optional();
    }

    void mirror(VillageState state) {
        jdbc.sql(
                        """
                        insert into village_directory
                            (village_id, alias, name, status, time_zone, version)
                        values (:villageId, :alias, :name, :status, :timeZone, :version)
                        on conflict (village_id) do update
                            set alias = excluded.alias, name = excluded.name, status = excluded.status,
                                time_zone = excluded.time_zone, version = excluded.version
                            where village_directory.version < excluded.version
                        """)
                .paramSource(state)
                .update();
        cache.invalidate(state.villageId());
    }
}
