package io.smartvillage.billing.feeschedule;

import io.smartvillage.billing.feeschedule.FeeException.Effect;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `fee_exception`.
@Repository
class FeeExceptions {

    private static final String COLUMNS =
            "id, property_id, fee_schedule_id, effect, rate, valid_from, valid_until, reason,"
                    + " made_by, version, created_at, updated_at";

    private final JdbcClient jdbc;

    FeeExceptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    FeeException add(UUID id, FeeException.Terms terms, UUID madeBy, Instant now) {
        return jdbc.sql(
                        """
                        insert into fee_exception
                            (village_id, id, property_id, fee_schedule_id, effect, rate, valid_from,
                             valid_until, reason, made_by, version, created_at, updated_at)
                        values (:villageId, :id, :propertyId, :feeScheduleId, :effect, :rate, :validFrom,
                            :validUntil, :reason, :madeBy, 0, :now, :now)
                        returning
                        """
                                + COLUMNS)
                .param("villageId", CurrentVillage.id())
                .param("id", id)
                .param("propertyId", terms.propertyId())
                .param("feeScheduleId", terms.feeScheduleId())
                .param("effect", terms.effect().column())
                .param("rate", terms.rate())
                .param("validFrom", terms.validFrom())
                .param("validUntil", terms.validUntil())
                .param("reason", terms.reason())
                .param("madeBy", madeBy)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(FeeExceptions::row)
                .single();
    }

    FeeException end(UUID id, LocalDate validUntil, Instant now) {
        return jdbc.sql(
                        """
                        update fee_exception
                        set valid_until = ?, version = version + 1, updated_at = ?
                        where id = ?
                        returning
                        """
                                + COLUMNS)
                .params(validUntil, now.atOffset(ZoneOffset.UTC), id)
                .query(FeeExceptions::row)
                .single();
    }

    /// Another of the same house and schedule that is in force on one of these days.
    ///
    /// @param except not this one
    Optional<UUID> findOverlapping(
            UUID propertyId,
            UUID feeScheduleId,
            LocalDate from,
            @Nullable LocalDate until,
            UUID except) {
        return jdbc.sql(
                        """
                        select id from fee_exception
                        where property_id = :propertyId and fee_schedule_id = :feeScheduleId
                          and daterange(valid_from, valid_until)
                              && daterange(:from, cast(:until as date))
                          and id <> :except
                        limit 1
                        """)
                .param("propertyId", propertyId)
                .param("feeScheduleId", feeScheduleId)
                .param("from", from)
                .param("until", until)
                .param("except", except)
                .query(UUID.class)
                .optional();
    }

    Optional<FeeException> findById(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from fee_exception where id = ?")
                .param(id)
                .query(FeeExceptions::row)
                .optional();
    }

    List<FeeException> page(
            Optional<UUID> after, Optional<UUID> propertyId, Optional<UUID> scheduleId, int limit) {
        return jdbc.sql(
                        """
                        select %s from fee_exception
                        where (cast(:after as uuid) is null or id > :after)
                          and (cast(:propertyId as uuid) is null or property_id = :propertyId)
                          and (cast(:scheduleId as uuid) is null or fee_schedule_id = :scheduleId)
                        order by id limit :limit
                        """
                                .formatted(COLUMNS))
                .param("after", after.orElse(null))
                .param("propertyId", propertyId.orElse(null))
                .param("scheduleId", scheduleId.orElse(null))
                .param("limit", limit)
                .query(FeeExceptions::row)
                .list();
    }

    private static FeeException row(ResultSet row, int number) throws SQLException {
        return new FeeException(
                row.getObject("id", UUID.class),
                row.getObject("property_id", UUID.class),
                row.getObject("fee_schedule_id", UUID.class),
                Effect.of(row.getString("effect")),
                row.getBigDecimal("rate"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getString("reason"),
                row.getObject("made_by", UUID.class),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
