package io.smartvillage.billing.paper;

import io.smartvillage.billing.document.Letterhead;
import io.smartvillage.billing.settings.FindBillingSettings;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import io.smartvillage.platform.villagedirectory.VillageEntry;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How a paper is signed: by the letterhead of its day; if the village had none, by its name.
@Component
class Letterheads {

    private final FindBillingSettings settings;
    private final VillageDirectory directory;

    Letterheads(FindBillingSettings settings, VillageDirectory directory) {
        this.settings = settings;
        this.directory = directory;
    }

    Letterhead of(@Nullable UUID letterheadId) {
        return Optional.ofNullable(letterheadId)
                .flatMap(settings::letterhead)
                .orElseGet(this::nameOnly);
    }

    private Letterhead nameOnly() {
        var name = directory.current().map(VillageEntry::name).orElse("");
        return new Letterhead(name, "", null, null, null);
    }
}
