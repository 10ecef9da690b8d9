package io.smartvillage.property.history;

import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.property.property.FindProperties;
import io.smartvillage.property.property.Share;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells what happened to a house and its people, the newest first. What was taken back never
/// happened.
@Service
public class ReadHistory {

    private static final String ENTRIES =
            """
            select * from (
                select from_date as happened_on, 'moved_in' as kind, id, user_id,
                       kind as occupancy_kind, is_primary,
                       cast(null as bigint) as share_numerator,
                       cast(null as bigint) as share_denominator
                from occupancy
                where property_id = :propertyId
                  and (until_date is null or until_date > from_date)
                union all
                select until_date, 'moved_out', id, user_id, kind, is_primary, null, null
                from occupancy
                where property_id = :propertyId and until_date > from_date
                union all
                select from_date, 'owner_from', id, user_id, null, null, share_numerator,
                       share_denominator
                from ownership
                where property_id = :propertyId
                  and (until_date is null or until_date > from_date)
                union all
                select until_date, 'owner_until', id, user_id, null, null, share_numerator,
                       share_denominator
                from ownership
                where property_id = :propertyId and until_date > from_date
                union all
                select from_date, case kind when 'sale' then 'sold' else 'owners_changed' end, id,
                       null, null, null, null, null
                from ownership_change
                where property_id = :propertyId
            ) as entry
            where cast(:day as date) is null
               or (happened_on, kind, id) < (cast(:day as date), :kind, cast(:id as uuid))
            order by happened_on desc, kind desc, id desc
            limit :limit
            """;

    private final FindProperties findProperties;
    private final JdbcClient jdbc;

    ReadHistory(FindProperties findProperties, JdbcClient jdbc) {
        this.findProperties = findProperties;
        this.jdbc = jdbc;
    }

    /// @throws io.smartvillage.property.property.PropertyNotFoundException if there is no such
    ///   house, or it is not the caller's to see
    @Transactional(readOnly = true)
    public List<HistoryEntry> page(UUID propertyId, PageRequest page) {
        findProperties.get(propertyId);
        var after = page.after();
        return jdbc.sql(ENTRIES)
                .param("propertyId", propertyId)
                .param("day", after.map(cursor -> day(cursor.text(0))).orElse(null))
                .param("kind", after.map(cursor -> cursor.text(1)).orElse(""))
                .param("id", after.map(cursor -> cursor.id(2)).orElse(null))
                .param("limit", page.fetchSize())
                .query(ReadHistory::entry)
                .list();
    }

    /// The place of an entry in the list.
    public static Cursor cursor(HistoryEntry entry) {
        return Cursor.at(entry.on(), entry.kind().column(), entry.id());
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw new BadParameterException("cursor", "field.cursor");
        }
    }

    private static HistoryEntry entry(ResultSet row, int number) throws SQLException {
        return new HistoryEntry(
                row.getObject("happened_on", LocalDate.class),
                HistoryKind.of(row.getString("kind")),
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("occupancy_kind"),
                row.getObject("is_primary", Boolean.class),
                share(row));
    }

    private static @Nullable Share share(ResultSet row) throws SQLException {
        var numerator = row.getObject("share_numerator", Long.class);
        var denominator = row.getObject("share_denominator", Long.class);
        return numerator == null || denominator == null ? null : new Share(numerator, denominator);
    }
}
