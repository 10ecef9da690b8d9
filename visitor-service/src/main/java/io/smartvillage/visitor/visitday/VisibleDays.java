package io.smartvillage.visitor.visitday;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Days of the village's own calendar. A guard sees what concerns today, and no more.
@Component
public class VisibleDays {

    /// @param ends not included
    public record Day(Instant starts, Instant ends) {

        /// @param until included
        public boolean touches(Instant from, Instant until) {
            return from.isBefore(ends) && !until.isBefore(starts);
        }
    }

    private final VillageDirectory village;
    private final Clock clock;

    VisibleDays(VillageDirectory village, Clock clock) {
        this.village = village;
        this.clock = clock;
    }

    /// The only day that the caller may see of other people's visitors; empty if that is every day.
    public Optional<Day> ofCaller() {
        return Caller.current().mayAll("visitor:history") ? Optional.empty() : Optional.of(today());
    }

    public Day of(LocalDate day) {
        var zone = village.timeZone();
        return new Day(
                day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private Day today() {
        return of(LocalDate.ofInstant(clock.instant(), village.timeZone()));
    }
}
