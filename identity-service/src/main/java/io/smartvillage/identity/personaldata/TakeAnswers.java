package io.smartvillage.identity.personaldata;

import java.time.Clock;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// Writes down what services answer. Who it is says the topic, which is the service's own.
@Component
class TakeAnswers {

    private final Erasures erasures;
    private final Exports exports;
    private final Clock clock;

    TakeAnswers(Erasures erasures, Exports exports, Clock clock) {
        this.erasures = erasures;
        this.exports = exports;
        this.clock = clock;
    }

    void erased(String service, PersonErasureDone answer) {
        erasures.answered(answer.erasureId(), service, answer.doneAt());
    }

    void exported(String service, PersonalDataPart answer) {
        exports.addPart(
                answer.exportId(),
                service,
                answer.part(),
                answer.parts(),
                Base64.getDecoder().decode(answer.content()),
                clock.instant());
    }
}
