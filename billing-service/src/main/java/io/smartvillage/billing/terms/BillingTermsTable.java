package io.smartvillage.billing.terms;

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

/// The table `billing_terms`.
@Repository
class BillingTermsTable {

    private final JdbcClient jdbc;

    BillingTermsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return empty if there is no such house
    Optional<BillingTerms> find(UUID propertyId) {
        return jdbc.sql(
                        """
                        select p.id, t.billed_from, t.billed_until, t.ownership_share,
                               coalesce(t.version, 0) as version, t.updated_by, t.updated_at
                        from property p left join billing_terms t on t.property_id = p.id
                        where p.id = ?
                        """)
                .param(propertyId)
                .query(BillingTermsTable::row)
                .optional();
    }

    List<BillingTerms> page(Optional<UUID> after, int limit) {
        return jdbc.sql(
                        """
                        select property_id as id, billed_from, billed_until, ownership_share, version,
                               updated_by, updated_at
                        from billing_terms
                        where cast(:after as uuid) is null or property_id > :after
                        order by property_id limit :limit
                        """)
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query(BillingTermsTable::row)
                .list();
    }

    BillingTerms keep(
            UUID propertyId,
            BillingTerms.Wanted wanted,
            long version,
            UUID updatedBy,
            Instant now) {
        return jdbc.sql(
                        """
                        insert into billing_terms
                            (village_id, property_id, billed_from, billed_until, ownership_share, version,
                             updated_by, updated_at)
                        values (:villageId, :propertyId, :billedFrom, :billedUntil, :ownershipShare,
                            :version, :updatedBy, :now)
                        on conflict (village_id, property_id) do update
                        set billed_from = excluded.billed_from, billed_until = excluded.billed_until,
                            ownership_share = excluded.ownership_share, version = excluded.version,
                            updated_by = excluded.updated_by, updated_at = excluded.updated_at
                        returning property_id as id, billed_from, billed_until, ownership_share, version,
                            updated_by, updated_at
                        """)
                .param("villageId", CurrentVillage.id())
                .param("propertyId", propertyId)
                .param("billedFrom", wanted.billedFrom())
                .param("billedUntil", wanted.billedUntil())
                .param("ownershipShare", wanted.ownershipShare())
                .param("version", version)
                .param("updatedBy", updatedBy)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(BillingTermsTable::row)
                .single();
    }

    private static BillingTerms row(ResultSet row, int number) throws SQLException {
        var updatedAt = row.getObject("updated_at", OffsetDateTime.class);
        return new BillingTerms(
                row.getObject("id", UUID.class),
                row.getObject("billed_from", LocalDate.class),
                row.getObject("billed_until", LocalDate.class),
                row.getBigDecimal("ownership_share"),
                row.getLong("version"),
                row.getObject("updated_by", UUID.class),
                updatedAt == null ? null : updatedAt.toInstant());
    }
}
