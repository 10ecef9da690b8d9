package io.smartvillage.visitor.settings;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindVisitorSettings {

    private final SettingsRows rows;

    FindVisitorSettings(SettingsRows rows) {
        this.rows = rows;
    }

    /// The defaults, if the village has decided nothing yet.
    @Transactional(readOnly = true)
    public VisitorSettings current() {
        return rows.find().orElse(VisitorSettings.DEFAULT);
    }

    @Transactional(readOnly = true)
    public VisitorSettingsTerms terms() {
        return current().terms();
    }
}
