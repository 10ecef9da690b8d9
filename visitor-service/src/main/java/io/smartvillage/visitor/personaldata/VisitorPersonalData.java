package io.smartvillage.visitor.personaldata;

import io.smartvillage.platform.personaldata.ErasedPerson;
import io.smartvillage.platform.personaldata.PersonalDataExport;
import io.smartvillage.platform.personaldata.PersonalDataHolder;
import io.smartvillage.visitor.recurring.ChangeRecurringPass;
import io.smartvillage.visitor.visitor.CancelVisitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whom a person of the village announced. Who came is somebody else: their names, phones and
/// plates have keys of their own, go by the rule of retention, and are in no export.
@Component
class VisitorPersonalData implements PersonalDataHolder {

    record Announced(
            UUID id, UUID houseId, String status, Instant from, Instant until, Instant createdAt) {}

    record Answered(UUID id, UUID houseId, String answer, @Nullable Instant answeredAt) {}

    private final CancelVisitor cancelVisitor;
    private final ChangeRecurringPass changeRecurringPass;
    private final JdbcClient jdbc;

    VisitorPersonalData(
            CancelVisitor cancelVisitor, ChangeRecurringPass changeRecurringPass, JdbcClient jdbc) {
        this.cancelVisitor = cancelVisitor;
        this.changeRecurringPass = changeRecurringPass;
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ErasedPerson person) {
        if (person.wasResident()) {
            cancelVisitor.cancelAllOf(person.id());
            changeRecurringPass.cancelAllOf(person.id());
        }
    }

    @Override
    public void export(UUID personId, PersonalDataExport export) {
        export.add("visitors", announced("visitor", personId));
        export.add("recurringPasses", announced("recurring_pass", personId));
        export.add(
                "walkInsAnswered",
                jdbc.sql(
                                """
                                select id, property_id, status, answered_at from walk_in
                                where answered_by = ? order by id
                                """)
                        .param(personId)
                        .query((row, _) ->
                                new Answered(
                                        row.getObject("id", UUID.class),
                                        row.getObject("property_id", UUID.class),
                                        row.getString("status"),
                                        instant(row, "answered_at")))
                        .list());
    }

    /// @param table a name in the code
    private List<Announced> announced(String table, UUID personId) {
        return jdbc.sql(
                        """
                        select id, property_id, status, valid_from, valid_until, created_at
                        from %s where created_by = ? order by id
                        """
                                .formatted(table))
                .param(personId)
                .query((row, _) ->
                        new Announced(
                                row.getObject("id", UUID.class),
                                row.getObject("property_id", UUID.class),
                                row.getString("status"),
                                at(row, "valid_from"),
                                at(row, "valid_until"),
                                at(row, "created_at")))
                .list();
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
