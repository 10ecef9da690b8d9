package io.smartvillage.billing.feeschedule;

import io.smartvillage.billing.account.HouseNotFoundException;
import io.smartvillage.billing.account.Houses;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Makes and ends exceptions of a house from a fee schedule. Invoices stay as they are.
@Service
public class MakeFeeException {

    private final FeeExceptions exceptions;
    private final FeeSchedules schedules;
    private final Houses houses;
    private final IdGenerator ids;
    private final Clock clock;

    MakeFeeException(
            FeeExceptions exceptions,
            FeeSchedules schedules,
            Houses houses,
            IdGenerator ids,
            Clock clock) {
        this.exceptions = exceptions;
        this.schedules = schedules;
        this.houses = houses;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws HouseNotFoundException if the caller's village has no such house
    /// @throws FeeScheduleNotFoundException if it has no such schedule
    /// @throws FeeScheduleEndsTooEarlyException if it would never be in force
    /// @throws FeeExceptionOverlapsException if the house has another one on one of the days
    @Transactional
    public FeeException make(FeeException.Terms terms) {
        var until = terms.validUntil();
        if (until != null && !until.isAfter(terms.validFrom())) {
            throw new FeeScheduleEndsTooEarlyException(terms.validFrom(), until);
        }
        houses.lock(terms.propertyId());
        if (schedules.findById(terms.feeScheduleId()).isEmpty()) {
            throw new FeeScheduleNotFoundException(terms.feeScheduleId());
        }
        var id = ids.generateId();
        exceptions
                .findOverlapping(
                        terms.propertyId(), terms.feeScheduleId(), terms.validFrom(), until, id)
                .ifPresent(other -> {
                    throw new FeeExceptionOverlapsException(other);
                });
        return exceptions.add(id, terms, Caller.current().userId(), clock.instant());
    }

    /// @throws FeeExceptionNotFoundException if the caller's village has no such exception
    /// @throws FeeScheduleEndsTooEarlyException if it would never have been in force
    /// @throws FeeExceptionOverlapsException if the house has another one on one of the days
    @Transactional
    public FeeException end(UUID feeExceptionId, IfMatch precondition, LocalDate validUntil) {
        var found = find(feeExceptionId);
        houses.lock(found.propertyId());
        var locked = find(feeExceptionId);
        precondition.require(locked.version());
        if (!validUntil.isAfter(locked.validFrom())) {
            throw new FeeScheduleEndsTooEarlyException(locked.validFrom(), validUntil);
        }
        exceptions
                .findOverlapping(
                        locked.propertyId(),
                        locked.feeScheduleId(),
                        locked.validFrom(),
                        validUntil,
                        feeExceptionId)
                .ifPresent(other -> {
                    throw new FeeExceptionOverlapsException(other);
                });
        return exceptions.end(feeExceptionId, validUntil, clock.instant());
    }

    private FeeException find(UUID feeExceptionId) {
        return exceptions
                .findById(feeExceptionId)
                .orElseThrow(() -> new FeeExceptionNotFoundException(feeExceptionId));
    }
}
