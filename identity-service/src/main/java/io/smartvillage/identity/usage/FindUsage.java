package io.smartvillage.identity.usage;

import io.smartvillage.identity.village.FindVillages;
import io.smartvillage.identity.village.VillageNotFoundException;
import io.smartvillage.identity.work.InVillage;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Shows the operator how much of each village there is.
@Service
public class FindUsage {

    private final FindVillages findVillages;
    private final VillageUsage usage;
    private final InVillage inVillage;
    private final Clock clock;

    FindUsage(FindVillages findVillages, VillageUsage usage, InVillage inVillage, Clock clock) {
        this.findVillages = findVillages;
        this.usage = usage;
        this.inVillage = inVillage;
        this.clock = clock;
    }

    /// The month that is meant if none is named: the current one, in UTC.
    public YearMonth orCurrent(Optional<YearMonth> month) {
        return month.orElseGet(() -> YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)));
    }

    /// @throws VillageNotFoundException if there is none that the caller reaches
    public List<DayUsage> of(UUID villageId, YearMonth month) {
        findVillages.get(villageId);
        return inVillage.call(villageId, () -> usage.of(month));
    }

    /// @throws BadParameterException inside one village
    public List<MonthUsage> ofAll(YearMonth month) {
        if (CurrentVillage.find().isPresent()) {
            throw new BadParameterException("X-Village-Id", "field.no-village-here");
        }
        return usage.ofAll(month);
    }
}
