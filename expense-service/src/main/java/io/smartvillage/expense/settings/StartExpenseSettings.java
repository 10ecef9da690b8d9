package io.smartvillage.expense.settings;

import java.time.Clock;
import java.time.Month;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Gives a village the settings to begin with.
@Service
public class StartExpenseSettings {

    private final SettingsRows rows;
    private final Clock clock;

    StartExpenseSettings(SettingsRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /// @return false if the village has settings: nothing changes
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean start() {
        if (!rows.add(Month.JANUARY.getValue(), clock.instant())) {
            return false;
        }
        rows.add(new ApprovalLimit(ApproverRole.ADMIN, null, null));
        return true;
    }
}
