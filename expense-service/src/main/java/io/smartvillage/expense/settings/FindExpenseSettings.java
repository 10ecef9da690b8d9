package io.smartvillage.expense.settings;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindExpenseSettings {

    private final SettingsRows rows;

    FindExpenseSettings(SettingsRows rows) {
        this.rows = rows;
    }

    /// @throws IllegalStateException if the village is not established here yet
    @Transactional(readOnly = true)
    public ExpenseSettings current() {
        return rows.find()
                .orElseThrow(() -> new IllegalStateException("a village without settings"));
    }

    /// No fiscal year is opened, closed or moved before the transaction ends; others may read on.
    @Transactional(propagation = Propagation.MANDATORY)
    public ExpenseSettings hold() {
        rows.hold("share");
        return current();
    }

    /// Waits until nobody holds the settings, and keeps everybody from doing so.
    @Transactional(propagation = Propagation.MANDATORY)
    public ExpenseSettings lock() {
        rows.hold("update");
        return current();
    }
}
