package io.smartvillage.billing.meter;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.meter.MeterReading.Seen;
import io.smartvillage.billing.meter.MeterReadingRefusedException.Reason;
import io.smartvillage.billing.meter.ReadingsReport.LineProblem;
import io.smartvillage.platform.security.Caller;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Records what was read on meters, one by one or from a file. What is there already changes
/// nothing.
@Service
public class RecordMeterReadings {

    private final Meters meters;
    private final BillingCalendar calendar;
    private final IdGenerator ids;
    private final Clock clock;

    RecordMeterReadings(Meters meters, BillingCalendar calendar, IdGenerator ids, Clock clock) {
        this.meters = meters;
        this.calendar = calendar;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws MeterNotFoundException if the caller's village has no such meter
    /// @throws MeterReadingRefusedException if the meter cannot have shown this
    @Transactional
    public MeterReading record(UUID meterId, Seen seen) {
        var meter =
                meters.lock(List.of(meterId)).stream()
                        .findFirst()
                        .orElseThrow(() -> new MeterNotFoundException(meterId));
        var known = meters.reading(meterId, seen.readOn()).filter(there -> there.says(seen));
        if (known.isPresent()) {
            return known.get();
        }
        var last = Objects.requireNonNull(meters.lastReadings(List.of(meterId)).get(meterId));
        var reading = next(last, meter, seen);
        meters.addReadings(List.of(reading));
        return reading;
    }

    /// Good lines are stored, bad ones are named.
    ///
    /// @param month each reading is of one of its days
    @Transactional
    public ReadingsReport record(ReadingsFile file, YearMonth month) {
        var problems = new ArrayList<>(file.problems());
        var byName = metersOf(file);
        var last = meters.lastReadings(byName.values().stream().map(Meter::id).toList());
        var stored = new ArrayList<MeterReading>();
        long unchanged = 0;
        var inOrder =
                file.lines().stream()
                        .sorted(Comparator.comparing(line -> line.seen().readOn()))
                        .toList();
        for (var line : inOrder) {
            var meter = byName.get(line.meter());
            if (meter == null) {
                problems.add(new LineProblem(line.number(), "serial", "meter-unknown", List.of()));
            } else if (!YearMonth.from(line.seen().readOn()).equals(month)) {
                problems.add(
                        new LineProblem(
                                line.number(),
                                "readOn",
                                "meter-reading-other-month",
                                List.of(month.toString())));
            } else if (meters.reading(meter.id(), line.seen().readOn())
                    .filter(there -> there.says(line.seen()))
                    .isPresent()) {
                unchanged++;
            } else {
                var before = Objects.requireNonNull(last.get(meter.id()));
                try {
                    var reading = next(before, meter, line.seen());
                    last.put(meter.id(), reading);
                    stored.add(reading);
                } catch (MeterReadingRefusedException e) {
                    problems.add(problem(line.number(), e));
                }
            }
        }
        meters.addReadings(stored);
        return new ReadingsReport(
                file.rows(),
                stored.size(),
                unchanged,
                problems.stream().map(LineProblem::line).distinct().count(),
                problems.stream()
                        .sorted(
                                Comparator.comparingLong(LineProblem::line)
                                        .thenComparing(LineProblem::column))
                        .toList());
    }

    private Map<ReadingsFile.Name, Meter> metersOf(ReadingsFile file) {
        var found =
                meters.bySerials(file.lines().stream().map(line -> line.meter().serial()).toList());
        var named =
                meters.lock(found.stream().map(Meter::id).toList()).stream()
                        .collect(
                                Collectors.toMap(
                                        meter ->
                                                new ReadingsFile.Name(meter.kind(), meter.serial()),
                                        Function.identity()));
        return new HashMap<>(named);
    }

    private MeterReading next(MeterReading last, Meter meter, Seen seen) {
        return last.next(
                meter,
                seen,
                calendar.today(),
                Caller.current().userId(),
                ids.generateId(),
                clock.instant());
    }

    private static LineProblem problem(long line, MeterReadingRefusedException e) {
        return new LineProblem(
                line,
                e.reason() == Reason.LOWER || e.reason() == Reason.ROLLED_OVER_TOO_LOW
                        ? "value"
                        : "readOn",
                e.reason().code(),
                List.of(e.lastValue().toPlainString(), e.lastReadOn().toString()));
    }
}
