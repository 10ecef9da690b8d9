package io.smartvillage.access.settings;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindAccessSettings {

    private final SettingsRows rows;

    FindAccessSettings(SettingsRows rows) {
        this.rows = rows;
    }

    /// The defaults, if the village has decided nothing yet.
    @Transactional(readOnly = true)
    public AccessSettings current() {
        return rows.find().orElse(AccessSettings.DEFAULT);
    }
}
