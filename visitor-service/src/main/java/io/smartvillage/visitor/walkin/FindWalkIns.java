package io.smartvillage.visitor.walkin;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.visitor.property.OwnHouses;
import io.smartvillage.visitor.property.PropertyMirror;
import io.smartvillage.visitor.visitday.VisibleDays;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows walk-ins: to residents those for their own houses since they are theirs, to guards
/// today's, to others all of the village.
@Service
public class FindWalkIns {

    private static final UUID LAST = new UUID(-1, -1);
    private static final Instant FIRST_TIME = Instant.parse("1970-01-01T00:00:00Z");

    /// One whose time is over is timed out, also before that is written down.
    private static final String PAGE =
            """
            select w.id from walk_in w
            where w.id < :before
              and (%s or (:all and w.answer_by >= :since))
              and (:anyProperty or w.property_id = :property)
              and (:anyStatus or :status = case
                when w.status = 'waiting' and w.answer_by <= :now then 'timed_out'
                else w.status end)
            order by w.id desc limit :most
            """
                    .formatted(OwnHouses.seesSql("w"));

    private final WalkIns walkIns;
    private final PropertyMirror properties;
    private final VisibleDays days;
    private final JdbcClient jdbc;
    private final Clock clock;

    FindWalkIns(
            WalkIns walkIns,
            PropertyMirror properties,
            VisibleDays days,
            JdbcClient jdbc,
            Clock clock) {
        this.walkIns = walkIns;
        this.properties = properties;
        this.days = days;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @throws WalkInNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public WalkIn get(UUID walkInId) {
        return walkIns.findById(walkInId)
                .filter(this::isCallers)
                .orElseThrow(() -> new WalkInNotFoundException(walkInId));
    }

    private boolean isCallers(WalkIn walkIn) {
        var caller = Caller.current();
        return (caller.mayAll("walk-in:read") && !walkIn.answerBy().isBefore(visibleSince()))
                || properties
                        .ofPerson(caller.userId())
                        .sees(walkIn.propertyId(), walkIn.createdBy(), walkIn.createdAt());
    }

    private Instant visibleSince() {
        return days.ofCaller().map(VisibleDays.Day::starts).orElse(FIRST_TIME);
    }

    /// The latest first.
    @Transactional(readOnly = true)
    public List<WalkIn> page(
            PageRequest page, Optional<WalkInStatus> status, Optional<UUID> propertyId) {
        var caller = Caller.current();
        var ids =
                jdbc.sql(PAGE)
                        .params(properties.ofPerson(caller.userId()).parameters())
                        .param("before", page.after().map(cursor -> cursor.id(0)).orElse(LAST))
                        .param("all", caller.mayAll("walk-in:read"))
                        .param("since", utc(visibleSince()))
                        .param("anyProperty", propertyId.isEmpty())
                        .param("property", propertyId.orElse(LAST))
                        .param("anyStatus", status.isEmpty())
                        .param("status", status.map(WalkInStatus::text).orElse(""))
                        .param("now", utc(clock.instant()))
                        .param("most", page.fetchSize())
                        .query(UUID.class)
                        .list();
        return ids.isEmpty() ? List.of() : walkIns.findByIdInOrderByIdDesc(ids);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
