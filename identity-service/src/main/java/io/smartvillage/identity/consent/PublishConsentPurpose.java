package io.smartvillage.identity.consent;

import io.smartvillage.platform.security.Caller;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Asks people something, or the same in other words: what they said to the old words stays, and
/// they are asked anew.
@Service
public class PublishConsentPurpose {

    private final ConsentRows rows;
    private final IdGenerator ids;
    private final Clock clock;

    PublishConsentPurpose(ConsentRows rows, IdGenerator ids, Clock clock) {
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public ConsentPurpose publish(String code, String textTh, String textEn) {
        rows.oneAtATime(code);
        var purpose =
                new ConsentPurpose(
                        ids.generateId(),
                        code,
                        rows.latestVersion(code) + 1,
                        textTh,
                        textEn,
                        clock.instant());
        rows.add(purpose, Caller.current().userId());
        return purpose;
    }
}
