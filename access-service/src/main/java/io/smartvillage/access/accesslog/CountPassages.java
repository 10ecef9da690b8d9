package io.smartvillage.access.accesslog;

import static java.util.stream.Collectors.toMap;

import io.smartvillage.platform.villagedirectory.VillageDirectory;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Counts who came, went and was refused, by hours or days of the village.
@Service
public class CountPassages {

    private static final Duration LONGEST = Duration.ofDays(92);

    private final AccessLog log;
    private final VillageDirectory directory;

    CountPassages(AccessLog log, VillageDirectory directory) {
        this.log = log;
        this.directory = directory;
    }

    /// Also hours or days in which nothing happened.
    ///
    /// @param from included
    /// @param to not included
    /// @throws BadParameterException if one is missing, or if the time ends before it begins, or
    ///   after more than 92 days
    @Transactional(readOnly = true)
    public List<PassageCount> count(Optional<Instant> from, Optional<Instant> to, CountBy by) {
        var time = Bounds.of(from, to, LONGEST);
        return count(time.from(), time.to(), by);
    }

    private List<PassageCount> count(Instant from, Instant to, CountBy by) {
        var zone = directory.timeZone();
        var counted =
                log.counts(from, to, by, zone).stream()
                        .collect(toMap(count -> count.start().toInstant(), count -> count));
        return starts(from, to, by, zone)
                .map(start ->
                        counted.getOrDefault(
                                start.toInstant(),
                                new PassageCount(start.toOffsetDateTime(), 0, 0, 0)))
                .toList();
    }

    private static Stream<ZonedDateTime> starts(Instant from, Instant to, CountBy by, ZoneId zone) {
        return Stream.iterate(
                from.atZone(zone).truncatedTo(by.unit()),
                start -> start.toInstant().isBefore(to),
                start -> start.plus(1, by.unit()));
    }
}
