package io.smartvillage.identity.personaldata;

import io.smartvillage.identity.work.InVillage;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Has those forgotten who left a village longer ago than it keeps them. Of several instances at
/// once, one does a village.
@Component
class ErasePeopleLongGone {

    private static final Logger LOG = LoggerFactory.getLogger(ErasePeopleLongGone.class);

    private static final int AT_ONCE = 100;
    private static final String REASON = "retention";

    private final VillageDirectory villages;
    private final InVillage inVillage;
    private final KeepSettings settings;
    private final RequestErasure requestErasure;
    private final JdbcClient jdbc;
    private final Clock clock;

    ErasePeopleLongGone(
            VillageDirectory villages,
            InVillage inVillage,
            KeepSettings settings,
            RequestErasure requestErasure,
            JdbcClient jdbc,
            Clock clock) {
        this.villages = villages;
        this.inVillage = inVillage;
        this.settings = settings;
        this.requestErasure = requestErasure;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT6H")
    void erase() {
        for (var village : villages.all()) {
            try {
                while (inVillage.call(village, this::eraseSome) == AT_ONCE) {
                    LOG.info("more people who left village {} are to be erased", village);
                }
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("erasures of village {} wait: {}", village, e.getMessage());
            }
        }
    }

    private int eraseSome() {
        if (!alone()) {
            return 0;
        }
        var people = longGone();
        people.forEach(person -> requestErasure.request(person, null, false, REASON));
        return people.size();
    }

    private boolean alone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param(CurrentVillage.id() + " people long gone")
                .query(Boolean.class)
                .single();
    }

    private List<UUID> longGone() {
        var before =
                clock.instant()
                        .atOffset(ZoneOffset.UTC)
                        .minusYears(settings.current().erasedAfterYears());
        return jdbc.sql(
                        """
                        select id from village_user u
                        where status = 'inactive' and erased_at is null
                          and coalesce(left_at, updated_at) < ?
                          and not exists (
                              select from known_house_person h
                              where h.village_id = u.village_id and h.user_id = u.id)
                          and not exists (
                              select from erasure e
                              where e.village_id = u.village_id and e.village_user_id = u.id
                                and not exists (
                                    select from erasure_answer a
                                    where a.erasure_id = e.id and a.service = 'identity'))
                        order by id limit ?
                        """)
                .params(before, AT_ONCE)
                .query(UUID.class)
                .list();
    }
}
