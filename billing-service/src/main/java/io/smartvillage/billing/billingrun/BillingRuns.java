package io.smartvillage.billing.billingrun;

import io.smartvillage.billing.billingrun.BillingRun.Reason;
import io.smartvillage.billing.billingrun.BillingRun.Skipped;
import io.smartvillage.billing.billingrun.BillingRun.Status;
import io.smartvillage.billing.numbering.DocumentNumbers;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `billing_run`, and the statements that bill its houses.
///
/// Leases are kept on the database's clock: instances need not agree on the time.
@Repository
class BillingRuns {

    private static final String COLUMNS =
            "id, period, due_date, schedule_set, status, houses_total, houses_done, created,"
                    + " already_billed, no_schedule, prepaid, not_in_terms, no_reading, zero, total,"
                    + " started_by, created_at, finished_at, failure";

    /// Where a run goes on.
    record Position(
            UUID runId,
            YearMonth period,
            LocalDate dueDate,
            String scheduleSet,
            @Nullable BigDecimal shareTotal,
            UUID after,
            @Nullable String traceParent) {

        Billed billed() {
            return Billed.month(period, scheduleSet, shareTotal);
        }
    }

    /// The next houses of a run.
    ///
    /// @param upTo the last one; null if there are none left
    record Houses(long count, @Nullable UUID upTo) {}

    /// What became of some houses.
    record Counts(long created, BigDecimal total, long houses, List<Skipped> skipped) {

        long skipped(Reason reason) {
            return skipped.stream()
                    .filter(entry -> entry.reason() == reason)
                    .mapToLong(Skipped::count)
                    .sum();
        }
    }

    private final JdbcClient jdbc;

    BillingRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean anyScheduleIn(YearMonth period, String scheduleSet) {
        return jdbc.sql(
                        """
                        select exists (
                            select from fee_schedule
                            where schedule_set = :set and valid_from < :nextMonth
                              and (valid_until is null or valid_until > :firstDay))
                        """)
                .param("set", scheduleSet)
                .param("firstDay", period.atDay(1))
                .param("nextMonth", period.plusMonths(1).atDay(1))
                .query(Boolean.class)
                .single();
    }

    /// @return false if the month is being billed already; nothing changes
    boolean add(
            UUID id,
            YearMonth period,
            LocalDate dueDate,
            String scheduleSet,
            UUID startedBy,
            @Nullable String traceParent,
            Instant now) {
        return jdbc.sql(
                                """
                                insert into billing_run
                                    (village_id, id, period, due_date, schedule_set, status, houses_total,
                                     created, already_billed, no_schedule, total, share_total, started_by,
                                     created_at, leased_until, trace_parent)
                                select :villageId, :id, :period, :dueDate, :set, 'issuing', count(*), 0, 0, 0, 0,
                                       (select sum(ownership_share) from billing_terms), :startedBy, :now,
                                       now(), :traceParent
                                from property
                                on conflict (village_id, period, schedule_set) where status = 'issuing'
                                    do nothing
                                """)
                        .param("villageId", CurrentVillage.id())
                        .param("id", id)
                        .param("period", period.toString())
                        .param("dueDate", dueDate)
                        .param("set", scheduleSet)
                        .param("startedBy", startedBy)
                        .param("traceParent", traceParent)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<BillingRun> findActive(YearMonth period, String scheduleSet) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from billing_run where period = ? and schedule_set = ?"
                                + " and status = 'issuing'")
                .params(period.toString(), scheduleSet)
                .query(BillingRuns::row)
                .optional();
    }

    /// Locks the run until the transaction ends.
    ///
    /// @param token whose lease it is
    /// @return empty if it is finished, or another's
    Optional<Position> take(UUID id, UUID token) {
        return jdbc.sql(
                        """
                        select id, period, due_date, schedule_set, share_total, cursor_id, trace_parent
                        from billing_run
                        where id = ? and status = 'issuing'
                          and (lease_token = ? or leased_until <= now())
                        for update skip locked
                        """)
                .params(id, token)
                .query((row, _) ->
                        new Position(
                                row.getObject("id", UUID.class),
                                YearMonth.parse(row.getString("period")),
                                row.getObject("due_date", LocalDate.class),
                                row.getString("schedule_set"),
                                row.getBigDecimal("share_total"),
                                Optional.ofNullable(row.getObject("cursor_id", UUID.class))
                                        .orElse(HouseRange.BEFORE_ALL),
                                row.getString("trace_parent")))
                .optional();
    }

    /// Locks the next houses, in the order of their ids.
    Houses lockHouses(UUID after, int most) {
        return jdbc.sql(
                        """
                        select count(*) as count, (array_agg(id order by id desc))[1] as up_to
                        from (
                            select id from property where id > ? order by id limit ?
                            for no key update) as next
                        """)
                .params(after, most)
                .query((row, _) ->
                        new Houses(row.getLong("count"), row.getObject("up_to", UUID.class)))
                .single();
    }

    /// @param runId of the run that bills them; null if it is none
    ChargeSql probe(HouseRange houses, YearMonth period, String scheduleSet, @Nullable UUID runId) {
        return jdbc.sql(ChargeSql.PROBE)
                .param("after", houses.after())
                .param("upTo", houses.upTo())
                .param("period", period.toString())
                .param("set", scheduleSet)
                .param("firstDay", period.atDay(1))
                .param("nextMonth", period.plusMonths(1).atDay(1))
                .param("runId", runId)
                .query(ChargeSql::of)
                .single();
    }

    Counts issue(
            Position position, HouseRange houses, ChargeSql charges, LocalDate today, Instant now) {
        return jdbc.sql(IssueSql.of(charges))
                .params(position.billed().parameters(houses))
                .param("villageId", CurrentVillage.id())
                .param("runId", position.runId())
                .param("today", today)
                .param("year", DocumentNumbers.yearOf(today))
                .param("dueDate", position.dueDate())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("nowText", now.toString())
                .param("traceParent", position.traceParent())
                .query((row, _) ->
                        new Counts(
                                row.getLong("created"),
                                row.getBigDecimal("total"),
                                row.getLong("houses"),
                                skipped(row)))
                .single();
    }

    /// Keeps what was done, and the lease.
    void advance(UUID id, UUID token, UUID upTo, Counts counts, Duration lease) {
        jdbc.sql(
                        """
                        update billing_run
                        set houses_done = houses_done + :houses, created = created + :created,
                            already_billed = already_billed + :alreadyBilled,
                            no_schedule = no_schedule + :noSchedule, prepaid = prepaid + :prepaid,
                            not_in_terms = not_in_terms + :notInTerms,
                            no_reading = no_reading + :noReading, zero = zero + :zero,
                            total = total + :total, cursor_id = :upTo, attempts = 0,
                            lease_token = :token,
                            leased_until = now() + :leaseSeconds * interval '1 second'
                        where id = :id
                        """)
                .param("houses", counts.houses())
                .param("created", counts.created())
                .param("alreadyBilled", counts.skipped(Reason.ALREADY_BILLED))
                .param("noSchedule", counts.skipped(Reason.NO_SCHEDULE))
                .param("prepaid", counts.skipped(Reason.PREPAID))
                .param("notInTerms", counts.skipped(Reason.NOT_IN_TERMS))
                .param("noReading", counts.skipped(Reason.NO_READING))
                .param("zero", counts.skipped(Reason.ZERO))
                .param("total", counts.total())
                .param("upTo", upTo)
                .param("token", token)
                .param("leaseSeconds", lease.toSeconds())
                .param("id", id)
                .update();
    }

    BillingRun complete(UUID id, Instant now) {
        return jdbc.sql(
                        """
                        update billing_run
                        set status = 'completed', finished_at = ?, leased_until = null, lease_token = null
                        where id = ?
                        returning
                        """
                                + COLUMNS)
                .params(now.atOffset(ZoneOffset.UTC), id)
                .query(BillingRuns::row)
                .single();
    }

    /// Lets others go on with it, now.
    void release(UUID id, UUID token) {
        jdbc.sql(
                        """
                        update billing_run set lease_token = null, leased_until = now()
                        where id = ? and status = 'issuing' and lease_token = ?
                        """)
                .params(id, token)
                .update();
    }

    /// After a failure: it waits, and fails for good after the last attempt.
    void setBack(
            UUID id, UUID token, String failure, int mostAttempts, Duration pause, Instant now) {
        jdbc.sql(
                        """
                        update billing_run
                        set attempts = attempts + 1, lease_token = null,
                            status = case when attempts + 1 < :most then status else 'failed' end,
                            failure = case when attempts + 1 < :most then null else :failure end,
                            finished_at = case when attempts + 1 < :most then null
                                else cast(:now as timestamptz) end,
                            leased_until = case when attempts + 1 < :most
                                then now() + :pauseSeconds * interval '1 second' end
                        where id = :id and status = 'issuing'
                          and (lease_token = :token or leased_until <= now())
                        """)
                .param("most", mostAttempts)
                .param("failure", failure)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("pauseSeconds", pause.toSeconds())
                .param("id", id)
                .param("token", token)
                .update();
    }

    Optional<BillingRun> findById(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from billing_run where id = ?")
                .param(id)
                .query(BillingRuns::row)
                .optional();
    }

    /// @param before only older ones than this one
    List<BillingRun> newestFirst(Optional<UUID> before, Optional<String> period, int limit) {
        var query =
                jdbc.sql(
                                """
                                select %s from billing_run
                                where true %s %s
                                order by id desc limit :limit
                                """
                                        .formatted(
                                                COLUMNS,
                                                before.isPresent() ? "and id < :before" : "",
                                                period.isPresent() ? "and period = :period" : ""))
                        .param("limit", limit);
        before.ifPresent(id -> query.param("before", id));
        period.ifPresent(month -> query.param("period", month));
        return query.query(BillingRuns::row).list();
    }

    private static BillingRun row(ResultSet row, int number) throws SQLException {
        var finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        return new BillingRun(
                row.getObject("id", UUID.class),
                row.getString("period"),
                row.getObject("due_date", LocalDate.class),
                row.getString("schedule_set"),
                Status.of(row.getString("status")),
                row.getLong("houses_total"),
                row.getLong("houses_done"),
                row.getLong("created"),
                skipped(row),
                row.getBigDecimal("total"),
                row.getObject("started_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finishedAt == null ? null : finishedAt.toInstant(),
                row.getString("failure"));
    }

    /// From columns that are named as the reasons.
    static List<Skipped> skipped(ResultSet row) throws SQLException {
        var all = new ArrayList<Skipped>();
        for (var reason : Reason.values()) {
            long count = row.getLong(reason.column());
            if (count > 0) {
                all.add(new Skipped(reason, count));
            }
        }
        return all;
    }
}
