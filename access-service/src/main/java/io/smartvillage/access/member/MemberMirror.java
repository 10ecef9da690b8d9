package io.smartvillage.access.member;

import io.smartvillage.platform.tenancy.MirrorTable;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The table `member`.
@Component
public class MemberMirror {

    private final MirrorTable members;

    MemberMirror(JdbcClient jdbc) {
        this.members = new MirrorTable(jdbc, "member", "version");
    }

    @Transactional(readOnly = true)
    public boolean exists(UUID userId) {
        return members.has(userId);
    }

    /// A state older than the mirrored one changes nothing.
    @Transactional
    public void mirror(UserState state) {
        members.state(state.userId(), state.version()).with("status", state.status()).keep();
    }
}
