package io.smartvillage.billing.settings;

import io.smartvillage.billing.document.Letterhead;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import io.smartvillage.platform.villagedirectory.VillageEntry;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How a paper is signed: by the letterhead of its day; if the village had none, by its name.
@Component
public class Letterheads {

    private final FindBillingSettings settings;
    private final VillageDirectory directory;

    Letterheads(FindBillingSettings settings, VillageDirectory directory) {
        this.settings = settings;
        this.directory = directory;
    }

    public Letterhead of(@Nullable UUID letterheadId) {
        return Optional.ofNullable(letterheadId)
                .flatMap(settings::letterhead)
                .orElseGet(this::nameOnly);
    }

    /// What a paper of today is signed with.
    public Letterhead current() {
        return Optional.ofNullable(settings.current().letterhead()).orElseGet(this::nameOnly);
    }

    private Letterhead nameOnly() {
        var name = directory.current().map(VillageEntry::name).orElse("");
        return new Letterhead(name, "", null, null, null);
    }
}
