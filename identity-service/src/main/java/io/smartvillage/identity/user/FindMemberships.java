package io.smartvillage.identity.user;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.JobsRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Shows the caller all villages that they belong to, whichever one their token is for.
@Service
public class FindMemberships {

    private final JdbcClient jdbc;
    private final JobsRole jobs;

    /// What spans villages must not run inside the work of one: not on the request's thread.
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    FindMemberships(JdbcClient jdbc, JobsRole jobs) {
        this.jdbc = jdbc;
        this.jobs = jobs;
    }

    /// In order of the villages' names. Nobody's but the caller's own.
    public List<Membership> mine() {
        var caller = Caller.current().userId();
        return CompletableFuture.supplyAsync(() -> of(caller), threads).join();
    }

    private List<Membership> of(UUID userId) {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select v.id, v.alias, v.name, v.status as village_status, u.role,
                                    u.status
                                from village_user u join village v on v.village_id = u.village_id
                                where u.id = ? order by v.name, v.id
                                """)
                        .param(userId)
                        .query(FindMemberships::membership)
                        .list());
    }

    private static Membership membership(ResultSet row, int index) throws SQLException {
        return new Membership(
                row.getObject("id", UUID.class),
                row.getString("alias"),
                row.getString("name"),
                row.getString("village_status"),
                UserRole.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                UserStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)));
    }
}
