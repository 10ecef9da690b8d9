package io.smartvillage.identity.usage;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `village_usage`.
@Repository
public class VillageUsage {

    private final JdbcClient jdbc;
    private final JobsRole jobs;

    VillageUsage(JdbcClient jdbc, JobsRole jobs) {
        this.jdbc = jdbc;
        this.jobs = jobs;
    }

    /// Of two counts of one day, the later holds.
    public void keep(String service, UsageCounted counted) {
        counted.figures()
                .forEach((figure, value) ->
                        jdbc.sql(
                                        """
                                        insert into village_usage
                                            (village_id, day, service, figure, value, counted_at)
                                        values (?, ?, ?, ?, ?, ?)
                                        on conflict (village_id, day, service, figure) do update
                                            set value = excluded.value,
                                                counted_at = excluded.counted_at
                                            where village_usage.counted_at <= excluded.counted_at
                                        """)
                                .params(
                                        CurrentVillage.id(),
                                        counted.day(),
                                        service,
                                        figure,
                                        value,
                                        counted.countedAt().atOffset(ZoneOffset.UTC))
                                .update());
    }

    /// Of the current village, in order of day, service, figure.
    List<DayUsage> of(YearMonth month) {
        return jdbc.sql(
                        """
                        select day, service, figure, value from village_usage
                        where day between ? and ? order by day, service, figure
                        """)
                .params(month.atDay(1), month.atEndOfMonth())
                .query((row, _) ->
                        new DayUsage(
                                row.getObject("day", LocalDate.class),
                                row.getString("service"),
                                row.getString("figure"),
                                row.getLong("value")))
                .list();
    }

    /// Of all villages that were counted in the month, in order of alias, service, figure.
    List<MonthUsage> ofAll(YearMonth month) {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select v.id, v.alias, v.name, v.status, u.service, u.figure,
                                    sum(u.value)::bigint as sum,
                                    (array_agg(u.value order by u.day desc))[1] as latest,
                                    max(u.day) as latest_day, count(*) as days
                                from village_usage u join village v on v.village_id = u.village_id
                                where u.day between ? and ?
                                group by v.id, v.alias, v.name, v.status, u.service, u.figure
                                order by v.alias, u.service, u.figure
                                """)
                        .params(month.atDay(1), month.atEndOfMonth())
                        .query((row, _) ->
                                new MonthUsage(
                                        row.getObject("id", UUID.class),
                                        row.getString("alias"),
                                        row.getString("name"),
                                        row.getString("status"),
                                        row.getString("service"),
                                        row.getString("figure"),
                                        row.getLong("sum"),
                                        row.getLong("latest"),
                                        row.getObject("latest_day", LocalDate.class),
                                        row.getInt("days")))
                        .list());
    }
}
