package io.smartvillage.identity.consent;

import io.smartvillage.platform.personaldata.ErasedPerson;
import io.smartvillage.platform.personaldata.PersonalDataExport;
import io.smartvillage.platform.personaldata.PersonalDataHolder;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What a person agreed to. It stays when they are erased, as the proof that it was so, under an id
/// that names nobody.
@Component
class ConsentPersonalData implements PersonalDataHolder {

    private final ConsentRows rows;

    ConsentPersonalData(ConsentRows rows) {
        this.rows = rows;
    }

    @Override
    public void erase(ErasedPerson person) {
        // Nothing in it says who they were.
    }

    @Override
    public void export(UUID personId, PersonalDataExport export) {
        export.add("consents", rows.of(personId));
    }
}
