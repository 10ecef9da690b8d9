package io.smartvillage.expense.settings;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.util.IdGenerator;

/// The tables `expense_settings`, with one row per village, and `approval_limit`.
@Repository
class SettingsRows {

    private final JdbcClient jdbc;
    private final IdGenerator ids;

    SettingsRows(JdbcClient jdbc, IdGenerator ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /// @return whether it was not there before
    boolean add(int startMonth, Instant now) {
        return jdbc.sql(
                                """
                                insert into expense_settings
                                    (village_id, fiscal_year_start_month, version, updated_at)
                                values (?, ?, 0, ?)
                                on conflict do nothing
                                """)
                        .params(CurrentVillage.id(), startMonth, now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<ExpenseSettings> find() {
        return jdbc.sql("select * from expense_settings").query(this::settings).optional();
    }

    void hold(String mode) {
        jdbc.sql("select version from expense_settings for " + mode).query(Long.class).optional();
    }

    void put(ExpenseSettingsTerms terms, UUID by, Instant now) {
        jdbc.sql(
                        """
                        update expense_settings
                        set fiscal_year_start_month = :month,
                            second_approval_above = cast(:above as numeric),
                            version = version + 1, updated_by = :by, updated_at = :now
                        """)
                .param("month", terms.fiscalYearStartMonth())
                .param("above", terms.secondApprovalAbove())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from approval_limit").update();
        terms.limits().forEach(this::add);
    }

    void add(ApprovalLimit limit) {
        var role = limit.role();
        jdbc.sql(
                        """
                        insert into approval_limit (village_id, id, role, user_id, up_to)
                        values (:village, :id, :role, cast(:user as uuid), cast(:upTo as numeric))
                        """)
                .param("village", CurrentVillage.id())
                .param("id", ids.generateId())
                .param("role", role == null ? null : role.column())
                .param("user", limit.userId())
                .param("upTo", limit.upTo())
                .update();
    }

    private List<ApprovalLimit> limits() {
        return jdbc.sql("select role, user_id, up_to from approval_limit order by id")
                .query((row, _) -> {
                    var role = row.getString("role");
                    return new ApprovalLimit(
                            role == null ? null : ApproverRole.of(role),
                            row.getObject("user_id", UUID.class),
                            row.getBigDecimal("up_to"));
                })
                .list();
    }

    private ExpenseSettings settings(ResultSet row, int number) throws SQLException {
        return new ExpenseSettings(
                row.getInt("fiscal_year_start_month"),
                row.getBigDecimal("second_approval_above"),
                limits(),
                row.getLong("version"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
