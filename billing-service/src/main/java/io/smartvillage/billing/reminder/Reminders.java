package io.smartvillage.billing.reminder;

import io.smartvillage.billing.money.Satang;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `reminder`, and the two statements that make a round.
@Repository
class Reminders {

    private static final String COLUMNS =
            "id, property_id, level, oldest_invoice_id, oldest_due_date, days_late, amount,"
                    + " sent_at, cleared_at";

    /// The earliest invoice that is past due and not settled, per house.
    private static final String OLDEST =
            """
            oldest as (
                select distinct on (property_id) village_id, property_id, id, due_date
                from invoice
                where status in ('pending', 'partially_paid', 'overdue') and due_date < :today
                order by property_id, due_date, id
            )
            """;

    private static final String CLEAR =
            "with "
                    + OLDEST
                    + """
                    update reminder r set cleared_at = :now
                    where r.cleared_at is null
                      and not exists (select from oldest o where o.id = r.oldest_invoice_id)
                    """;

    /// Tells the level that a house has reached, if it was not told that or a later one since the
    /// invoice fell due. Levels that it has passed by meanwhile are not made up for.
    private static final String REMIND =
            "with "
                    + OLDEST
                    + """
                    , ladder as (
                        select level, place, days
                        from (select 1) as always
                        left join billing_settings s on true
                        cross join lateral (values
                            ('friendly', 1, coalesce(s.reminder_friendly_days, 7)),
                            ('formal', 2, coalesce(s.reminder_formal_days, 30)),
                            ('three_months', 3, coalesce(s.reminder_3_months_days, 90)),
                            ('six_months', 4, coalesce(s.reminder_6_months_days, 180))
                        ) as steps (level, place, days)
                    ), due as (
                        select o.*, cast(:today as date) - o.due_date as days_late, step.level,
                               h.owner_id
                        from oldest o
                        join property h on h.village_id = o.village_id and h.id = o.property_id
                        cross join lateral (
                            select l.level, l.place from ladder l
                            where l.days <= cast(:today as date) - o.due_date
                            order by l.place desc limit 1
                        ) as step
                        where not exists (
                            select from reminder r
                            join ladder told on told.level = r.level
                            where r.village_id = o.village_id and r.oldest_invoice_id = o.id
                              and r.cleared_at is null and told.place >= step.place)
                    ), counted as (
                        select d.*, a.amount, a.invoice_ids
                        from due d
                        cross join lateral (
                            select sum(i.balance) as amount,
                                   array_agg(i.id order by i.due_date, i.id) as invoice_ids
                            from invoice i
                            where i.village_id = d.village_id and i.property_id = d.property_id
                              and i.status in ('pending', 'partially_paid', 'overdue')
                              and i.due_date < :today
                        ) as a
                    ), told as (
                        insert into reminder
                            (village_id, id, property_id, level, oldest_invoice_id, oldest_due_date,
                             days_late, amount, sent_at)
                        select village_id, uuidv7(), property_id, level, id, due_date, days_late,
                               amount, :now
                        from counted
                        on conflict do nothing
                        returning id, oldest_invoice_id
                    )
                    select t.id, c.property_id, c.owner_id, c.level, c.due_date, c.days_late,
                           c.amount, c.invoice_ids
                    from told t join counted c on c.id = t.oldest_invoice_id
                    order by c.property_id
                    """;

    private final JdbcClient jdbc;

    Reminders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Lets the village's rounds happen one after the other, until the transaction ends.
    void awaitTurn() {
        jdbc.sql("select count(*) from pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("reminder-round " + CurrentVillage.id())
                .query(Long.class)
                .single();
    }

    /// @return how many reminders no longer count
    int clear(LocalDate today, Instant now) {
        return jdbc.sql(CLEAR)
                .param("today", today)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<ReminderDue> remind(LocalDate today, Instant now) {
        return jdbc.sql(REMIND)
                .param("today", today)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new ReminderDue(
                                row.getObject("id", UUID.class),
                                row.getObject("property_id", UUID.class),
                                row.getObject("owner_id", UUID.class),
                                ReminderLevel.of(row.getString("level")),
                                row.getObject("due_date", LocalDate.class),
                                row.getInt("days_late"),
                                Satang.of(row.getBigDecimal("amount")),
                                Arrays.asList((UUID[]) row.getArray("invoice_ids").getArray()),
                                now))
                .list();
    }

    /// @param houses only those of these houses; absent for all
    List<Reminder> page(
            Optional<UUID> after,
            Optional<UUID> propertyId,
            Optional<ReminderLevel> level,
            Optional<List<UUID>> houses,
            int limit) {
        if (houses.isPresent() && houses.get().isEmpty()) {
            return List.of();
        }
        var query =
                jdbc.sql(
                                "select "
                                        + COLUMNS
                                        + " from reminder where true"
                                        + (after.isPresent() ? " and id > :after" : "")
                                        + (propertyId.isPresent()
                                                ? " and property_id = :propertyId"
                                                : "")
                                        + (level.isPresent() ? " and level = :level" : "")
                                        + (houses.isPresent()
                                                ? " and property_id in (:houses)"
                                                : "")
                                        + " order by id limit :limit")
                        .param("limit", limit);
        after.ifPresent(id -> query.param("after", id));
        propertyId.ifPresent(id -> query.param("propertyId", id));
        level.ifPresent(l -> query.param("level", l.column()));
        houses.ifPresent(own -> query.param("houses", own));
        return query.query(Reminders::row).list();
    }

    private static Reminder row(ResultSet row, int number) throws SQLException {
        var cleared = row.getObject("cleared_at", OffsetDateTime.class);
        return new Reminder(
                row.getObject("id", UUID.class),
                row.getObject("property_id", UUID.class),
                ReminderLevel.of(row.getString("level")),
                row.getObject("oldest_invoice_id", UUID.class),
                row.getObject("oldest_due_date", LocalDate.class),
                row.getInt("days_late"),
                row.getBigDecimal("amount"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                cleared == null ? null : cleared.toInstant());
    }
}
