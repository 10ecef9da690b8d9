package io.smartvillage.expense.settings;

import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Decides everything anew.
@Service
public class ChangeExpenseSettings {

    private final FindExpenseSettings findSettings;
    private final SettingsRows rows;
    private final JdbcClient jdbc;
    private final Clock clock;

    ChangeExpenseSettings(
            FindExpenseSettings findSettings, SettingsRows rows, JdbcClient jdbc, Clock clock) {
        this.findSettings = findSettings;
        this.rows = rows;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @throws RefusedException if fiscal years would begin in another month although there are
    ///   some
    @Transactional
    public ExpenseSettings change(IfMatch precondition, ExpenseSettingsTerms terms) {
        var before = findSettings.lock();
        precondition.require(before.version());
        if (before.fiscalYearStartMonth() != terms.fiscalYearStartMonth() && hasFiscalYears()) {
            throw new RefusedException(Refusal.FISCAL_YEARS_EXIST);
        }
        rows.put(terms, Caller.current().userId(), clock.instant());
        return findSettings.current();
    }

    private boolean hasFiscalYears() {
        return jdbc.sql("select exists (select from fiscal_year)").query(Boolean.class).single();
    }
}
