package io.smartvillage.access.personaldata;

import io.smartvillage.access.credential.EraseCredentials;
import io.smartvillage.platform.personaldata.ErasedPerson;
import io.smartvillage.platform.personaldata.PersonalDataExport;
import io.smartvillage.platform.personaldata.PersonalDataHolder;
import io.smartvillage.platform.privacy.PersonKeys;
import io.smartvillage.platform.privacy.PersonalData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What gates know of a person: what opens for them, and when they came and went. The access log
/// keeps its rows, under an id that names nobody.
@Component
class AccessPersonalData implements PersonalDataHolder {

    private static final String ERASED = "-";

    record HeldCredential(
            String kind,
            String status,
            @Nullable String label,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            Instant createdAt) {

        @Override
        public String toString() {
            return "HeldCredential[" + kind + "]";
        }
    }

    record Passage(
            Instant at,
            @Nullable String gate,
            String direction,
            String method,
            String status,
            @Nullable UUID houseId) {}

    record Inside(UUID zoneId, Instant since) {}

    record Denied(Instant from, @Nullable Instant until, @Nullable Instant liftedAt) {}

    private final EraseCredentials eraseCredentials;
    private final PersonalData personalData;
    private final PersonKeys keys;
    private final JdbcClient jdbc;

    AccessPersonalData(
            EraseCredentials eraseCredentials,
            PersonalData personalData,
            PersonKeys keys,
            JdbcClient jdbc) {
        this.eraseCredentials = eraseCredentials;
        this.personalData = personalData;
        this.keys = keys;
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ErasedPerson person) {
        eraseCredentials.of(person.id());
        var erased = personalData.encrypt(ERASED);
        jdbc.sql(
                        """
                        update denial set reason = ?,
                            lifting_reason = case when lifted_at is null then null else ? end
                        where kind = 'person' and user_id = ?
                        """)
                .params(erased, erased, person.id())
                .update();
    }

    @Override
    public void export(UUID personId, PersonalDataExport export) {
        export.add(
                "credentials",
                jdbc.sql(
                                """
                                select kind, status, label, valid_from, valid_until, created_at
                                from credential where user_id = ? order by id
                                """)
                        .param(personId)
                        .query(this::credential)
                        .list());
        export.add(
                "passages",
                jdbc.sql(
                                """
                                select l."timestamp", g.name as gate, l.direction, l.access_method,
                                    l.status, l.property_id
                                from access_log l
                                left join gate g on g.village_id = l.village_id and g.id = l.gate_id
                                where l.user_id = ? order by l."timestamp"
                                """)
                        .param(personId)
                        .query((row, _) ->
                                new Passage(
                                        at(row, "timestamp"),
                                        row.getString("gate"),
                                        row.getString("direction"),
                                        row.getString("access_method"),
                                        row.getString("status"),
                                        row.getObject("property_id", UUID.class)))
                        .list());
        export.add(
                "inside",
                jdbc.sql("select zone_id, since from presence where user_id = ? and inside")
                        .param(personId)
                        .query((row, _) ->
                                new Inside(row.getObject("zone_id", UUID.class), at(row, "since")))
                        .list());
        export.add(
                "denials",
                jdbc.sql(
                                """
                                select valid_from, valid_until, lifted_at from denial
                                where kind = 'person' and user_id = ? order by id
                                """)
                        .param(personId)
                        .query((row, _) ->
                                new Denied(
                                        at(row, "valid_from"),
                                        instant(row, "valid_until"),
                                        instant(row, "lifted_at")))
                        .list());
    }

    private HeldCredential credential(ResultSet row, int number) throws SQLException {
        var label = row.getBytes("label");
        return new HeldCredential(
                row.getString("kind"),
                row.getString("status"),
                label == null ? null : keys.decrypt(label).text(),
                instant(row, "valid_from"),
                instant(row, "valid_until"),
                at(row, "created_at"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
