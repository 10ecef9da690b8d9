package io.smartvillage.billing.meter;

import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindMeters {

    private final Meters meters;

    FindMeters(Meters meters) {
        this.meters = meters;
    }

    /// @throws MeterNotFoundException if the caller's village has no such meter
    @Transactional(readOnly = true)
    public Meter get(UUID meterId) {
        return meters.findById(meterId).orElseThrow(() -> new MeterNotFoundException(meterId));
    }

    @Transactional(readOnly = true)
    public List<Meter> page(PageRequest page, Optional<UUID> propertyId) {
        return meters.page(page.after().map(cursor -> cursor.id(0)), propertyId, page.fetchSize());
    }

    /// Newest first.
    ///
    /// @throws MeterNotFoundException if the caller's village has no such meter
    @Transactional(readOnly = true)
    public List<MeterReading> readings(UUID meterId, PageRequest page) {
        var meter = get(meterId);
        return meters.readings(meter.id(), before(page), page.fetchSize());
    }

    private static @Nullable LocalDate before(PageRequest page) {
        try {
            return page.after().map(cursor -> LocalDate.parse(cursor.text(0))).orElse(null);
        } catch (DateTimeException _) {
            throw new BadParameterException("cursor", "field.cursor");
        }
    }
}
