package io.smartvillage.billing.feeschedule;

import io.smartvillage.platform.web.paging.PageRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindFeeSchedules {

    private final FeeSchedules schedules;

    FindFeeSchedules(FeeSchedules schedules) {
        this.schedules = schedules;
    }

    /// @throws FeeScheduleNotFoundException if the caller's village has no such schedule
    @Transactional(readOnly = true)
    public FeeSchedule get(UUID feeScheduleId) {
        return schedules
                .findById(feeScheduleId)
                .orElseThrow(() -> new FeeScheduleNotFoundException(feeScheduleId));
    }

    /// @param inForceOn only those in force on that day
    @Transactional(readOnly = true)
    public List<FeeSchedule> page(
            PageRequest page, Optional<FeeKind> kind, Optional<LocalDate> inForceOn) {
        var all = new ArrayList<PredicateSpecification<FeeSchedule>>();
        page.after()
                .map(cursor -> cursor.id(0))
                .ifPresent(id -> all.add((row, is) -> is.greaterThan(row.get("id"), id)));
        kind.ifPresent(k -> all.add((row, is) -> is.equal(row.get("kind"), k)));
        inForceOn.ifPresent(day ->
                all.add((row, is) ->
                        is.and(
                                is.lessThanOrEqualTo(row.get("validFrom"), day),
                                is.or(
                                        is.isNull(row.get("validUntil")),
                                        is.greaterThan(row.get("validUntil"), day)))));
        return schedules.findBy(
                PredicateSpecification.allOf(all),
                query -> query.sortBy(Sort.by("id")).limit(page.fetchSize()).all());
    }
}
