package io.smartvillage.visitor.revocation;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.visitor.revocation.RevokedPass.Why;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lists passes that are within the time of their signed QR codes and still not good: a recurring
/// pass that was made shorter is good no more before the code that was signed first has run out.
///
/// It is read from what the passes are now, not kept beside them, so no change can be missing; only
/// of purged ones is kept what it needs. Kept is its number, too, and a fingerprint: lists of a
/// village are made one at a time, so a list with a greater number is never older.
@Service
public class ListRevokedPasses {

    private record Last(long number, String fingerprint) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    ListRevokedPasses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public RevokedPasses list() {
        var last = lockLast();
        var passes = revoked();
        var fingerprint = fingerprint(passes);
        if (fingerprint.equals(last.fingerprint())) {
            return new RevokedPasses(last.number(), passes);
        }
        jdbc.sql("update revocation_list set number = ?, fingerprint = ?")
                .params(last.number() + 1, fingerprint)
                .update();
        return new RevokedPasses(last.number() + 1, passes);
    }

    private Last lockLast() {
        jdbc.sql(
                        """
                        insert into revocation_list (village_id, number, fingerprint)
                        values (?, 0, '') on conflict do nothing
                        """)
                .param(CurrentVillage.id())
                .update();
        return jdbc.sql("select number, fingerprint from revocation_list for update")
                .query((row, _) -> new Last(row.getLong("number"), row.getString("fingerprint")))
                .single();
    }

    private List<RevokedPass> revoked() {
        return jdbc.sql(
                        """
                        select id, valid_until ends_at,
                               status in ('checked_in', 'checked_out') used
                        from visitor
                        where status in ('cancelled', 'denied', 'checked_in', 'checked_out')
                          and valid_until >= :now
                        union all
                        select id, latest_until, false
                        from recurring_pass
                        where (status = 'cancelled' or valid_until < :now)
                          and latest_until >= :now
                        union all
                        select id, ends_at, used from revoked_pass where ends_at >= :now
                        order by id
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new RevokedPass(
                                row.getObject("id", UUID.class),
                                roundedUp(row.getObject("ends_at", OffsetDateTime.class)),
                                row.getBoolean("used") ? Why.USED : Why.CANCELLED))
                .list();
    }

    /// As `exp` of the pass is.
    private static long roundedUp(OffsetDateTime end) {
        return end.toEpochSecond() + (end.getNano() > 0 ? 1 : 0);
    }

    private static String fingerprint(List<RevokedPass> passes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var pass : passes) {
                digest.update(
                        "%s %d %s\n"
                                .formatted(pass.id(), pass.exp(), pass.why())
                                .getBytes(StandardCharsets.US_ASCII));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 on this JDK", e);
        }
    }
}
