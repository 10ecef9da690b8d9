package io.smartvillage.access.member;

import io.smartvillage.access.change.Changes;
import io.smartvillage.platform.tenancy.MirrorTable;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The table `member`.
@Component
public class MemberMirror {

    private final MirrorTable members;
    private final Changes changes;

    MemberMirror(JdbcClient jdbc, Changes changes) {
        this.changes = changes;
        this.members = new MirrorTable(jdbc, "member", "version");
    }

    @Transactional(readOnly = true)
    public boolean exists(UUID userId) {
        return members.has(userId);
    }

    /// A state older than the mirrored one changes nothing.
    @Transactional
    public void mirror(UserState state) {
        if (members.state(state.userId(), state.version()).with("status", state.status()).keep()) {
            changes.changed(Changes.Kind.MEMBER, state.userId());
        }
    }
}
