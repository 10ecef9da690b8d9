package io.smartvillage.property;

import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/// Business dates of the current village.
@Component
public class VillageCalendar {

    private final VillageDirectory villages;
    private final Clock clock;

    VillageCalendar(VillageDirectory villages, Clock clock) {
        this.villages = villages;
        this.clock = clock;
    }

    /// The day it is in the village's own time zone.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), villages.timeZone());
    }
}
