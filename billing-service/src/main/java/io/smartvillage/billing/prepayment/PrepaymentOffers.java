package io.smartvillage.billing.prepayment;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `prepayment_offer`.
@Repository
class PrepaymentOffers {

    private static final String COLUMNS =
            "id, name, schedule_set, months, percent, valid_from, valid_until, made_by, version,"
                    + " created_at, updated_at";

    private final JdbcClient jdbc;

    PrepaymentOffers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PrepaymentOffer add(UUID id, PrepaymentOffer.Terms terms, UUID madeBy, Instant now) {
        return jdbc.sql(
                        """
                        insert into prepayment_offer
                            (village_id, id, name, schedule_set, months, percent, valid_from, valid_until,
                             made_by, version, created_at, updated_at)
                        values (:villageId, :id, :name, :set, :months, :percent, :validFrom, :validUntil,
                            :madeBy, 0, :now, :now)
                        returning
                        """
                                + COLUMNS)
                .param("villageId", CurrentVillage.id())
                .param("id", id)
                .param("name", terms.name())
                .param("set", terms.scheduleSet())
                .param("months", terms.months())
                .param("percent", terms.percent())
                .param("validFrom", terms.validFrom())
                .param("validUntil", terms.validUntil())
                .param("madeBy", madeBy)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(PrepaymentOffers::row)
                .single();
    }

    /// @return empty if it has another version by now
    Optional<PrepaymentOffer> end(UUID id, long version, LocalDate validUntil, Instant now) {
        return jdbc.sql(
                        """
                        update prepayment_offer
                        set valid_until = ?, version = version + 1, updated_at = ?
                        where id = ? and version = ?
                        returning
                        """
                                + COLUMNS)
                .params(validUntil, now.atOffset(ZoneOffset.UTC), id, version)
                .query(PrepaymentOffers::row)
                .optional();
    }

    Optional<PrepaymentOffer> findById(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from prepayment_offer where id = ?")
                .param(id)
                .query(PrepaymentOffers::row)
                .optional();
    }

    List<PrepaymentOffer> page(Optional<UUID> after, int limit) {
        return jdbc.sql(
                        """
                        select %s from prepayment_offer
                        where cast(:after as uuid) is null or id > :after
                        order by id limit :limit
                        """
                                .formatted(COLUMNS))
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query(PrepaymentOffers::row)
                .list();
    }

    private static PrepaymentOffer row(ResultSet row, int number) throws SQLException {
        return new PrepaymentOffer(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("schedule_set"),
                row.getInt("months"),
                row.getBigDecimal("percent"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("made_by", UUID.class),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
