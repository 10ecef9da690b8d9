package io.smartvillage.billing.meter;

import io.smartvillage.billing.account.Houses;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.feeschedule.MeterKind;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Installs meters in houses, and removes them.
@Service
public class InstallMeter {

    private final Meters meters;
    private final Houses houses;
    private final BillingCalendar calendar;
    private final IdGenerator ids;
    private final Clock clock;

    InstallMeter(
            Meters meters, Houses houses, BillingCalendar calendar, IdGenerator ids, Clock clock) {
        this.meters = meters;
        this.houses = houses;
        this.calendar = calendar;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param value what it shows on the day; nothing before it is billed
    /// @throws io.smartvillage.billing.account.HouseNotFoundException if the caller's village has
    ///   no such house
    /// @throws MeterKnownException if it has a meter with this serial
    /// @throws BadParameterException if the day is yet to come
    @Transactional
    public Meter install(
            UUID propertyId,
            MeterKind kind,
            String serial,
            LocalDate installedOn,
            BigDecimal value) {
        BillingCalendar.require(
                "installedOn", installedOn, BillingCalendar.FIRST_DAY, calendar.today());
        houses.lock(propertyId);
        meters.findBySerial(kind, serial)
                .ifPresent(known -> {
                    throw new MeterKnownException(known.id());
                });
        var now = clock.instant();
        var meter =
                new Meter(
                        ids.generateId(), propertyId, kind, serial, installedOn, null, 0, now, now);
        meters.add(meter);
        meters.addReadings(
                List.of(
                        new MeterReading(
                                ids.generateId(),
                                meter.id(),
                                installedOn,
                                value,
                                null,
                                BigDecimal.ZERO,
                                Caller.current().userId(),
                                now)));
        return meter;
    }

    /// @throws MeterNotFoundException if the caller's village has no such meter
    /// @throws BadParameterException if it was read after that day, or the day is yet to come
    @Transactional
    public Meter remove(UUID meterId, IfMatch precondition, LocalDate removedOn) {
        var found = meters.lock(List.of(meterId));
        if (found.isEmpty()) {
            throw new MeterNotFoundException(meterId);
        }
        precondition.require(found.getFirst().version());
        var last = Objects.requireNonNull(meters.lastReadings(List.of(meterId)).get(meterId));
        BillingCalendar.require("removedOn", removedOn, last.readOn(), calendar.today());
        return meters.remove(meterId, removedOn, clock.instant());
    }
}
