package io.smartvillage.expense.expense;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import org.springframework.stereotype.Service;

/// Days on which an expense can have been paid: a standing order may lie a month ahead, a year of
/// the Buddhist era by mistake lies 543 years ahead.
@Service
public class PaymentDates {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final Period AHEAD = Period.ofDays(31);

    private final VillageDirectory villages;
    private final Clock clock;

    PaymentDates(VillageDirectory villages, Clock clock) {
        this.villages = villages;
        this.clock = clock;
    }

    /// Without a village every day will do: the caller is refused anyway.
    public boolean allow(LocalDate day) {
        if (CurrentVillage.find().isEmpty()) {
            return true;
        }
        var today = LocalDate.ofInstant(clock.instant(), villages.timeZone());
        return !day.isBefore(EARLIEST) && !day.isAfter(today.plus(AHEAD));
    }
}
