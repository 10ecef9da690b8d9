package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.visitor.property.PropertyMirror;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows visitors: all of the village to those who may, those of their own houses to residents.
@Service
public class FindVisitors {

    private static final UUID LAST = new UUID(-1, -1);
    private static final Instant FIRST_TIME = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final Visitors visitors;
    private final PropertyMirror properties;
    private final VillageDirectory village;

    FindVisitors(Visitors visitors, PropertyMirror properties, VillageDirectory village) {
        this.visitors = visitors;
        this.properties = properties;
        this.village = village;
    }

    /// @throws VisitorNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public Visitor get(UUID visitorId) {
        return ofCaller(visitorId, "visitor:read");
    }

    /// @param permission that says whether all visitors are the caller's, or those of their houses
    /// @throws VisitorNotFoundException if there is none, or it is not the caller's
    Visitor ofCaller(UUID visitorId, String permission) {
        var caller = Caller.current();
        return visitors.findById(visitorId)
                .filter(visitor ->
                        caller.mayAll(permission)
                                || properties
                                        .ofPerson(caller.userId())
                                        .contains(visitor.propertyId()))
                .orElseThrow(() -> new VisitorNotFoundException(visitorId));
    }

    /// @param validOn a day of the village's own calendar on which the code is good at some time
    @Transactional(readOnly = true)
    public List<Visitor> page(
            PageRequest page,
            Optional<VisitorStatus> status,
            Optional<UUID> propertyId,
            Optional<LocalDate> validOn) {
        var caller = Caller.current();
        var all = caller.mayAll("visitor:read");
        List<UUID> houses = all ? List.of() : properties.ofPerson(caller.userId());
        if (propertyId.isPresent()) {
            var house = propertyId.get();
            houses = all || houses.contains(house) ? List.of(house) : List.of();
            all = false;
        }
        if (!all && houses.isEmpty()) {
            return List.of();
        }
        return visitors.page(
                page.after().map(cursor -> cursor.id(0)).orElse(LAST),
                all,
                all ? List.of(LAST) : houses,
                status.map(EnumSet::of).orElseGet(() -> EnumSet.allOf(VisitorStatus.class)),
                validOn.map(day -> startOf(day.plusDays(1))).orElse(LAST_TIME),
                validOn.map(this::startOf).orElse(FIRST_TIME),
                Limit.of(page.fetchSize()));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(village.timeZone()).toInstant();
    }
}
