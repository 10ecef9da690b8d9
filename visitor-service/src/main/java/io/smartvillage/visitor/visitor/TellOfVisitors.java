package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.visitor.livecode.LiveCodes;
import java.util.List;
import org.springframework.stereotype.Component;

/// Stores a change of a visitor, tells of it, and frees the code of one who is through.
@Component
class TellOfVisitors {

    private final Visitors visitors;
    private final LiveCodes liveCodes;
    private final Outbox outbox;

    TellOfVisitors(Visitors visitors, LiveCodes liveCodes, Outbox outbox) {
        this.visitors = visitors;
        this.liveCodes = liveCodes;
        this.outbox = outbox;
    }

    void tell(Visitor visitor, VisitorEvent... facts) {
        visitors.flush();
        if (!visitor.status().isLive()) {
            liveCodes.release(List.of(visitor.id()));
        }
        outbox.publish((Object[]) facts);
        outbox.publish(visitor.passState());
    }
}
