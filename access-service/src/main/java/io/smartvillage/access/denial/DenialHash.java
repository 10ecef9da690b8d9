package io.smartvillage.access.denial;

import io.smartvillage.access.credential.CredentialValue;
import io.smartvillage.access.plate.Plate;
import io.smartvillage.platform.privacy.PersonalData;
import org.springframework.stereotype.Component;

/// What a plate or a card is found as in the deny list.
@Component
public class DenialHash {

    private final PersonalData personalData;

    DenialHash(PersonalData personalData) {
        this.personalData = personalData;
    }

    /// The same for plates that a camera takes for each other, in whatever province: cameras often
    /// do not read it. May need a database connection of its own: on a busy path, call it outside
    /// of a transaction.
    public byte[] of(CredentialValue value) {
        var compared =
                switch (value.kind()) {
                    case PLATE -> new Plate(value.normalized(), null).folded();
                    case CARD, APP -> value.normalized();
                };
        return personalData.searchHash("denial." + value.kind().column(), compared);
    }
}
