package io.smartvillage.property.settings;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindPropertySettings {

    private final SettingsRows rows;

    FindPropertySettings(SettingsRows rows) {
        this.rows = rows;
    }

    /// The defaults, if the village has decided nothing yet.
    @Transactional(readOnly = true)
    public PropertySettings current() {
        return rows.find().orElse(PropertySettings.DEFAULT);
    }

    /// @throws NotKeptException if the village keeps no such thing
    @Transactional(readOnly = true)
    public void require(Kept kept) {
        if (!kept.by(current())) {
            throw new NotKeptException(kept);
        }
    }
}
