package io.smartvillage.billing.settings;

import io.smartvillage.billing.document.Letterhead;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `billing_settings`, with at most one row per village, and `letterhead`.
@Repository
class SettingsRows {

    private final JdbcClient jdbc;

    SettingsRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<BillingSettings> find() {
        return jdbc.sql(
                        """
                        select s.letterhead_id, l.name, l.address, l.tax_id, l.phone, l.logo,
                               s.biller_id, s.promptpay_id, s.allocation_policy,
                               s.reminder_friendly_days, s.reminder_formal_days,
                               s.reminder_3_months_days, s.reminder_6_months_days,
                               s.version, s.updated_at
                        from billing_settings s
                        left join letterhead l
                          on l.village_id = s.village_id and l.id = s.letterhead_id
                        """)
                .query(SettingsRows::settings)
                .optional();
    }

    Optional<Letterhead> letterhead(UUID id) {
        return jdbc.sql("select name, address, tax_id, phone, logo from letterhead where id = ?")
                .param(id)
                .query((row, _) -> letterhead(row))
                .optional();
    }

    void addLetterhead(UUID id, Letterhead letterhead, UUID by, Instant now) {
        jdbc.sql(
                        """
                        insert into letterhead
                            (village_id, id, name, address, tax_id, phone, logo, created_by,
                             created_at)
                        values (:village, :id, :name, :address, :taxId, :phone, :logo, :by, :now)
                        """)
                .param("village", CurrentVillage.id())
                .param("id", id)
                .param("name", letterhead.name())
                .param("address", letterhead.address())
                .param("taxId", letterhead.taxId())
                .param("phone", letterhead.phone())
                .param("logo", letterhead.logo())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @param seen the version to be replaced; 0: none yet
    /// @return whether it was that version
    boolean put(
            BillingSettingsTerms terms,
            @Nullable UUID letterheadId,
            long seen,
            UUID by,
            Instant now) {
        var days = terms.reminderDays();
        return jdbc.sql(
                                """
                                insert into billing_settings as s
                                    (village_id, letterhead_id, biller_id, promptpay_id,
                                     allocation_policy, reminder_friendly_days,
                                     reminder_formal_days, reminder_3_months_days,
                                     reminder_6_months_days, version, updated_by, updated_at)
                                values (:village, :letterheadId, :billerId, :promptpayId, :policy,
                                        :friendly, :formal, :threeMonths, :sixMonths, 1, :by, :now)
                                on conflict (village_id) do update
                                set letterhead_id = excluded.letterhead_id,
                                    biller_id = excluded.biller_id,
                                    promptpay_id = excluded.promptpay_id,
                                    allocation_policy = excluded.allocation_policy,
                                    reminder_friendly_days = excluded.reminder_friendly_days,
                                    reminder_formal_days = excluded.reminder_formal_days,
                                    reminder_3_months_days = excluded.reminder_3_months_days,
                                    reminder_6_months_days = excluded.reminder_6_months_days,
                                    version = s.version + 1, updated_by = :by, updated_at = :now
                                where s.version = :seen
                                """)
                        .param("village", CurrentVillage.id())
                        .param("letterheadId", letterheadId)
                        .param("billerId", terms.billerId())
                        .param("promptpayId", terms.promptpayId())
                        .param("policy", terms.allocationPolicy().column())
                        .param("friendly", days.friendly())
                        .param("formal", days.formal())
                        .param("threeMonths", days.threeMonths())
                        .param("sixMonths", days.sixMonths())
                        .param("by", by)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("seen", seen)
                        .update()
                == 1;
    }

    private static BillingSettings settings(ResultSet row, int number) throws SQLException {
        var letterheadId = row.getObject("letterhead_id", UUID.class);
        return new BillingSettings(
                letterheadId,
                letterheadId == null ? null : letterhead(row),
                row.getString("biller_id"),
                row.getString("promptpay_id"),
                AllocationPolicy.of(row.getString("allocation_policy")),
                new ReminderDays(
                        row.getInt("reminder_friendly_days"),
                        row.getInt("reminder_formal_days"),
                        row.getInt("reminder_3_months_days"),
                        row.getInt("reminder_6_months_days")),
                row.getLong("version"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static Letterhead letterhead(ResultSet row) throws SQLException {
        return new Letterhead(
                row.getString("name"),
                row.getString("address"),
                row.getString("tax_id"),
                row.getString("phone"),
                row.getString("logo"));
    }
}
