package io.smartvillage.access.member;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The table `member`.
@Component
public class MemberMirror {

    private final JdbcClient jdbc;

    MemberMirror(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public boolean exists(UUID userId) {
        return jdbc.sql("select exists (select from member where id = ?)")
                .param(userId)
                .query(Boolean.class)
                .single();
    }

    /// A state older than the mirrored one changes nothing.
    @Transactional
    public void mirror(UserState state) {
        jdbc.sql(
                        """
                        insert into member (village_id, id, status, version)
                        values (?, ?, ?, ?)
                        on conflict (village_id, id) do update
                            set status = excluded.status, version = excluded.version
                            where member.version <= excluded.version
                        """)
                .params(CurrentVillage.id(), state.userId(), state.status(), state.version())
                .update();
    }
}
