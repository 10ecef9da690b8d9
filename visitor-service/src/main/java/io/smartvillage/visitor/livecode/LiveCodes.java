package io.smartvillage.visitor.livecode;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.visitor.entrycode.CodeLength;
import io.smartvillage.visitor.entrycode.EntryCodeKey;
import io.smartvillage.visitor.entrycode.EntryCodes;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `live_code`: of all that have a code in a village, no two have the same one. A code is
/// taken in the transaction that draws it, so that one drawn twice at once is had by one of them.
@Component
public class LiveCodes {

    private final JdbcClient jdbc;
    private final EntryCodes entryCodes;
    private final CodeLength codeLength;
    private final EntryCodeKey key;

    LiveCodes(JdbcClient jdbc, EntryCodes entryCodes, CodeLength codeLength, EntryCodeKey key) {
        this.jdbc = jdbc;
        this.entryCodes = entryCodes;
        this.codeLength = codeLength;
        this.key = key;
    }

    /// @param ownerId of the visitor or recurring pass that has the code until it is released
    /// @param life from now until the code ends
    /// @param shortest digits that the village asks for
    public String draw(UUID ownerId, Duration life, int shortest) {
        var village = CurrentVillage.id();
        return entryCodes.fresh(
                codeLength.forLife(life, shortest),
                code -> !take(key.hash(village, code), ownerId));
    }

    /// Somebody who was thought to be through is not.
    ///
    /// @param codeHash of the code that was released
    /// @return false if somebody else has drawn the code since: it is theirs
    public boolean takeBack(byte[] codeHash, UUID ownerId) {
        return take(codeHash, ownerId);
    }

    private boolean take(byte[] codeHash, UUID ownerId) {
        return jdbc.sql(
                                """
                                insert into live_code (village_id, code_hash, owner_id)
                                values (?, ?, ?) on conflict (village_id, code_hash) do nothing
                                """)
                        .params(CurrentVillage.id(), codeHash, ownerId)
                        .update()
                == 1;
    }

    /// What they had may be drawn again. Who has none changes nothing.
    public void release(Collection<UUID> ownerIds) {
        if (!ownerIds.isEmpty()) {
            jdbc.sql("delete from live_code where owner_id in (:owners)")
                    .param("owners", ownerIds)
                    .update();
        }
    }
}
