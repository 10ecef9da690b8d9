package io.smartvillage.billing.settings;

import io.smartvillage.billing.document.Letterhead;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindBillingSettings {

    private final SettingsRows rows;

    FindBillingSettings(SettingsRows rows) {
        this.rows = rows;
    }

    /// The defaults, if the village has decided nothing yet.
    @Transactional(readOnly = true)
    public BillingSettings current() {
        return rows.find().orElse(BillingSettings.DEFAULT);
    }

    /// Also one that has been replaced: papers keep that of their day.
    @Transactional(readOnly = true)
    public Optional<Letterhead> letterhead(UUID letterheadId) {
        return rows.letterhead(letterheadId);
    }
}
