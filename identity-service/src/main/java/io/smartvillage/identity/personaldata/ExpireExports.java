package io.smartvillage.identity.personaldata;

import io.smartvillage.identity.work.InVillage;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Destroys the keys of exports whose time is over, and what they read. On several instances at
/// once it is only done twice.
@Component
class ExpireExports {

    private final Exports exports;
    private final InVillage inVillage;
    private final Clock clock;

    ExpireExports(Exports exports, InVillage inVillage, Clock clock) {
        this.exports = exports;
        this.inVillage = inVillage;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void expire() {
        var now = clock.instant();
        for (var village : exports.villagesWithExpired(now)) {
            inVillage.run(village, () -> exports.expire(now));
        }
    }
}
