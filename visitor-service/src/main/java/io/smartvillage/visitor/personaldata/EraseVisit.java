package io.smartvillage.visitor.personaldata;

import io.smartvillage.platform.privacy.PersonKeys;
import io.smartvillage.visitor.recurring.ChangeRecurringPass;
import io.smartvillage.visitor.recurring.FindRecurringPasses;
import io.smartvillage.visitor.recurring.RecurringPassNotFoundException;
import io.smartvillage.visitor.recurring.RecurringPassStatus;
import io.smartvillage.visitor.visitor.CancelVisitor;
import io.smartvillage.visitor.visitor.FindVisitors;
import io.smartvillage.visitor.visitor.VisitorNotFoundException;
import io.smartvillage.visitor.visitor.VisitorStatus;
import io.smartvillage.visitor.walkin.FindWalkIns;
import io.smartvillage.visitor.walkin.WalkInNotFoundException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Forgets who came, before the rule of retention does: that somebody came, when and where to
/// stays. Whoever was still to come does not. Repeating it changes nothing.
@Service
public class EraseVisit {

    private final FindVisitors findVisitors;
    private final CancelVisitor cancelVisitor;
    private final FindRecurringPasses findRecurringPasses;
    private final ChangeRecurringPass changeRecurringPass;
    private final FindWalkIns findWalkIns;
    private final PersonKeys keys;
    private final JdbcClient jdbc;

    EraseVisit(
            FindVisitors findVisitors,
            CancelVisitor cancelVisitor,
            FindRecurringPasses findRecurringPasses,
            ChangeRecurringPass changeRecurringPass,
            FindWalkIns findWalkIns,
            PersonKeys keys,
            JdbcClient jdbc) {
        this.findVisitors = findVisitors;
        this.cancelVisitor = cancelVisitor;
        this.findRecurringPasses = findRecurringPasses;
        this.changeRecurringPass = changeRecurringPass;
        this.findWalkIns = findWalkIns;
        this.keys = keys;
        this.jdbc = jdbc;
    }

    /// With what the gate wrote down about them before, if they came unannounced.
    ///
    /// @throws VisitorNotFoundException if the caller's village has no such visitor
    @Transactional
    public void visitor(UUID visitorId) {
        if (findVisitors.get(visitorId).status() == VisitorStatus.PENDING) {
            cancelVisitor.cancel(visitorId);
        }
        keys.destroy(visitorId);
        jdbc.sql("select id from walk_in where visitor_id = ?")
                .param(visitorId)
                .query(UUID.class)
                .list()
                .forEach(keys::destroy);
    }

    /// @throws RecurringPassNotFoundException if the caller's village has no such pass
    @Transactional
    public void recurringPass(UUID passId) {
        if (findRecurringPasses.get(passId).status() == RecurringPassStatus.ACTIVE) {
            changeRecurringPass.cancel(passId);
        }
        keys.destroy(passId);
    }

    /// @throws WalkInNotFoundException if the caller's village has no such walk-in
    @Transactional
    public void walkIn(UUID walkInId) {
        keys.destroy(findWalkIns.get(walkInId).id());
    }
}
