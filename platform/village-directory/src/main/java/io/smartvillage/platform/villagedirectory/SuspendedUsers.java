package io.smartvillage.platform.villagedirectory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The table `suspended_user`, with a short-lived cache in front: who may not act in the village,
/// whatever their token says. A row stays once somebody is active again, to know older states.
final class SuspendedUsers {

    private static final String ACTIVE = "active";

    /// How long another instance may not have noticed a change.
    private static final Duration CACHED = Duration.ofSeconds(5);

    private static final int CACHED_VILLAGES = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Cache<UUID, Set<UUID>> cache =
            Caffeine.newBuilder().expireAfterWrite(CACHED).maximumSize(CACHED_VILLAGES).build();

    SuspendedUsers(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    boolean contains(UUID userId) {
        return cache.get(CurrentVillage.id(), _ -> read()).contains(userId);
    }

    private Set<UUID> read() {
        return Objects.requireNonNull(
                transaction.execute(_ ->
                        Set.copyOf(
                                jdbc.sql("select user_id from suspended_user where status <> ?")
                                        .param(ACTIVE)
                                        .query(UUID.class)
                                        .list())));
    }

    void mirror(UserState state) {
        var village = CurrentVillage.id();
        if (state.status().equals(ACTIVE)) {
            jdbc.sql(
                            """
                            update suspended_user set status = ?, version = ?
                            where user_id = ? and version < ?
                            """)
                    .params(ACTIVE, state.version(), state.userId(), state.version())
                    .update();
        } else {
            jdbc.sql(
                            """
                            insert into suspended_user (village_id, user_id, status, version)
                            values (?, ?, ?, ?)
                            on conflict (village_id, user_id) do update
                                set status = excluded.status, version = excluded.version
                                where suspended_user.version < excluded.version
                            """)
                    .params(village, state.userId(), state.status(), state.version())
                    .update();
        }
        cache.invalidate(village);
    }
}
