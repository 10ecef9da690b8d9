package io.smartvillage.platform.villagedirectory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import io.smartvillage.platform.villagedirectory.VillageSettings.HouseFeatures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The table `village_directory`, with a short-lived cache in front.
public final class VillageDirectory {

    /// How long another instance may not have noticed a change.
    private static final Duration CACHED = Duration.ofSeconds(5);

    private static final int CACHED_VILLAGES = 10_000;

    private static final Set<String> CLOSED = Set.of("closed", VillageState.ERASED);

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

    /// What the current village has chosen.
    ///
    /// @throws IllegalStateException if the village is unknown here
    public VillageSettings settings() {
        return current()
                .map(VillageEntry::settings)
                .orElseThrow(
                        () -> new IllegalStateException("unknown village " + CurrentVillage.id()));
    }

    /// For jobs, which then bind each village by itself: also those that are closed, whose data
    /// ages on.
    public List<UUID> all() {
        return ids("select village_id from village_directory order by village_id");
    }

    /// For jobs that act for villages: those that are closed are left alone.
    public List<UUID> open() {
        return ids(
                """
                select village_id from village_directory where status not in ('closed', 'erased')
                order by village_id
                """);
    }

    private List<UUID> ids(String query) {
        return jobs.call(() -> jdbc.sql(query).query(UUID.class).list());
    }

    private Optional<VillageEntry> read() {
        return jdbc.sql(
                        """
                        select village_id, alias, name, status, time_zone, locale, currency,
                            vehicles, pets, keycards, fiscal_year_start_month
                        from village_directory
                        """)
                .query((row, _) -> entry(row))
                .optional();
    }

    private static VillageEntry entry(ResultSet row) throws SQLException {
        var status = row.getString("status");
        return new VillageEntry(
                row.getObject("village_id", UUID.class),
                row.getString("alias"),
                row.getString("name"),
                status.equals("suspended"),
                CLOSED.contains(status),
                status.equals(VillageState.ERASED),
                ZoneId.of(row.getString("time_zone")),
                new VillageSettings(
                        row.getString("locale"),
                        row.getString("currency"),
                        new HouseFeatures(
                                row.getBoolean("vehicles"),
                                row.getBoolean("pets"),
                                row.getBoolean("keycards")),
                        row.getInt("fiscal_year_start_month")));
    }

    void mirror(VillageState state) {
        var settings = Objects.requireNonNullElse(state.settings(), VillageSettings.DEFAULT);
        var features = settings.houseFeatures();
        var mirrored =
                jdbc.sql(
                                """
                                insert into village_directory
                                    (village_id, alias, name, status, time_zone, locale, currency,
                                     vehicles, pets, keycards, fiscal_year_start_month, version)
                                values (:villageId, :alias, :name, :status, :timeZone, :locale,
                                     :currency, :vehicles, :pets, :keycards, :fiscalYear, :version)
                                on conflict (village_id) do update
                                    set alias = excluded.alias, name = excluded.name,
                                        status = excluded.status, time_zone = excluded.time_zone,
                                        locale = excluded.locale, currency = excluded.currency,
                                        vehicles = excluded.vehicles, pets = excluded.pets,
                                        keycards = excluded.keycards,
                                        fiscal_year_start_month = excluded.fiscal_year_start_month,
                                        version = excluded.version
                                    where village_directory.version < excluded.version
                                """)
                        .param("villageId", state.villageId())
                        .param("alias", state.alias())
                        .param("name", state.name())
                        .param("status", state.status())
                        .param("timeZone", state.timeZone())
                        .param("locale", settings.locale())
                        .param("currency", settings.currency())
                        .param("vehicles", features.vehicles())
                        .param("pets", features.pets())
                        .param("keycards", features.keycards())
                        .param("fiscalYear", settings.fiscalYearStartMonth())
                        .param("version", state.version())
                        .update();
        if (mirrored == 1 && state.isErased()) {
            // What was encrypted for the village stays where it is and is nobody's to read.
            jdbc.sql("delete from data_key").update();
        }
        cache.invalidate(state.villageId());
    }
}
