package io.smartvillage.billing.meter;

import io.smartvillage.billing.feeschedule.MeterKind;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `meter` and `meter_reading`.
@Repository
class Meters {

    private static final String COLUMNS =
            "id, property_id, kind, serial, installed_on, removed_on, version, created_at,"
                    + " updated_at";
    private static final String READING =
            "id, meter_id, read_on, value, rolled_over_at, total, read_by, created_at";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Meters(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void add(Meter meter) {
        jdbc.sql(
                        """
                        insert into meter
                            (village_id, id, property_id, kind, serial, installed_on, version, created_at,
                             updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentVillage.id(),
                        meter.id(),
                        meter.propertyId(),
                        meter.kind().column(),
                        meter.serial(),
                        meter.installedOn(),
                        meter.version(),
                        meter.createdAt().atOffset(ZoneOffset.UTC),
                        meter.updatedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Meter remove(UUID id, LocalDate removedOn, Instant now) {
        return jdbc.sql(
                        """
                        update meter set removed_on = ?, version = version + 1, updated_at = ?
                        where id = ?
                        returning
                        """
                                + COLUMNS)
                .params(removedOn, now.atOffset(ZoneOffset.UTC), id)
                .query(Meters::meter)
                .single();
    }

    Optional<Meter> findById(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from meter where id = ?")
                .param(id)
                .query(Meters::meter)
                .optional();
    }

    Optional<Meter> findBySerial(MeterKind kind, String serial) {
        return jdbc.sql("select " + COLUMNS + " from meter where kind = ? and serial = ?")
                .params(kind.column(), serial)
                .query(Meters::meter)
                .optional();
    }

    /// In the order of their ids, so that two who lock several do not wait for each other.
    List<Meter> lock(Collection<UUID> ids) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from meter where id = any(:ids) order by id for no key update")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Meters::meter)
                .list();
    }

    List<Meter> bySerials(Collection<String> serials) {
        return jdbc.sql("select " + COLUMNS + " from meter where serial = any(:serials)")
                .param("serials", serials.toArray(String[]::new))
                .query(Meters::meter)
                .list();
    }

    List<Meter> page(Optional<UUID> after, Optional<UUID> propertyId, int limit) {
        return jdbc.sql(
                        """
                        select %s from meter
                        where (cast(:after as uuid) is null or id > :after)
                          and (cast(:propertyId as uuid) is null or property_id = :propertyId)
                        order by id limit :limit
                        """
                                .formatted(COLUMNS))
                .param("after", after.orElse(null))
                .param("propertyId", propertyId.orElse(null))
                .param("limit", limit)
                .query(Meters::meter)
                .list();
    }

    /// By meter; each has at least the one of its installation.
    Map<UUID, MeterReading> lastReadings(Collection<UUID> meterIds) {
        return jdbc
                .sql(
                        """
                        select r.* from unnest(:ids) as m (id)
                        cross join lateral (
                            select %s from meter_reading
                            where meter_id = m.id order by read_on desc limit 1) as r
                        """
                                .formatted(READING))
                .param("ids", meterIds.toArray(UUID[]::new))
                .query(Meters::reading)
                .list()
                .stream()
                .collect(Collectors.toMap(MeterReading::meterId, Function.identity()));
    }

    Optional<MeterReading> reading(UUID meterId, LocalDate readOn) {
        return jdbc.sql(
                        "select "
                                + READING
                                + " from meter_reading where meter_id = ? and read_on = ?")
                .params(meterId, readOn)
                .query(Meters::reading)
                .optional();
    }

    /// Newest first.
    ///
    /// @param before only older ones than of that day
    List<MeterReading> readings(UUID meterId, @Nullable LocalDate before, int limit) {
        return jdbc.sql(
                        """
                        select %s from meter_reading
                        where meter_id = :meterId
                          and (cast(:before as date) is null or read_on < :before)
                        order by read_on desc limit :limit
                        """
                                .formatted(READING))
                .param("meterId", meterId)
                .param("before", before)
                .param("limit", limit)
                .query(Meters::reading)
                .list();
    }

    void addReadings(List<MeterReading> readings) {
        var village = CurrentVillage.id();
        batches.batchUpdate(
                """
                insert into meter_reading
                    (village_id, id, meter_id, read_on, value, rolled_over_at, total, read_by, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                readings.stream()
                        .map(reading ->
                                new @Nullable Object[] {
                                    village,
                                    reading.id(),
                                    reading.meterId(),
                                    reading.readOn(),
                                    reading.value(),
                                    reading.rolledOverAt(),
                                    reading.total(),
                                    reading.readBy(),
                                    reading.createdAt().atOffset(ZoneOffset.UTC)
                                })
                        .toList());
    }

    private static Meter meter(ResultSet row, int number) throws SQLException {
        return new Meter(
                row.getObject("id", UUID.class),
                row.getObject("property_id", UUID.class),
                MeterKind.of(row.getString("kind")),
                row.getString("serial"),
                row.getObject("installed_on", LocalDate.class),
                row.getObject("removed_on", LocalDate.class),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static MeterReading reading(ResultSet row, int number) throws SQLException {
        return new MeterReading(
                row.getObject("id", UUID.class),
                row.getObject("meter_id", UUID.class),
                row.getObject("read_on", LocalDate.class),
                row.getBigDecimal("value"),
                row.getBigDecimal("rolled_over_at"),
                row.getBigDecimal("total"),
                row.getObject("read_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
