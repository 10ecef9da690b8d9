package io.smartvillage.identity.village;

import io.smartvillage.identity.work.InVillage;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows a village's settings and what became of them and of its status.
@Service
public class FindVillageHistory {

    private final Villages villages;
    private final StatusChanges statusChanges;
    private final SettingsChanges settingsChanges;
    private final InVillage inVillage;

    FindVillageHistory(
            Villages villages,
            StatusChanges statusChanges,
            SettingsChanges settingsChanges,
            InVillage inVillage) {
        this.villages = villages;
        this.statusChanges = statusChanges;
        this.settingsChanges = settingsChanges;
        this.inVillage = inVillage;
    }

    /// The current village, with its settings.
    @Transactional(readOnly = true)
    public Village current() {
        var id = CurrentVillage.id();
        return villages.find(id).orElseThrow(() -> new VillageNotFoundException(id));
    }

    /// Of the current village, latest first.
    @Transactional(readOnly = true)
    public List<SettingsChange> settings(PageRequest page) {
        return settingsChanges.page(
                page.after().map(FindVillageHistory::version), page.fetchSize());
    }

    private static long version(Cursor cursor) {
        try {
            return Long.parseLong(cursor.text(0));
        } catch (NumberFormatException _) {
            throw new BadParameterException("cursor", "field.cursor");
        }
    }

    /// Latest first.
    ///
    /// @throws VillageNotFoundException if there is none that the caller reaches
    public List<StatusChange> statuses(UUID villageId, PageRequest page) {
        FindVillages.requireReachable(villageId);
        return inVillage.call(
                villageId,
                () -> {
                    if (villages.find(villageId).isEmpty()) {
                        throw new VillageNotFoundException(villageId);
                    }
                    return statusChanges.page(
                            page.after().map(cursor -> cursor.id(0)), page.fetchSize());
                });
    }
}
