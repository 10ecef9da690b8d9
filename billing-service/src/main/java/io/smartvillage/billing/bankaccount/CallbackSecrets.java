package io.smartvillage.billing.bankaccount;

import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `callback_secret`.
@Repository
class CallbackSecrets {

    /// The current one and the one before it, while the bank changes over.
    private static final int MOST_GOOD = 2;

    private final JdbcClient jdbc;
    private final PersonalData personalData;

    CallbackSecrets(JdbcClient jdbc, PersonalData personalData) {
        this.jdbc = jdbc;
        this.personalData = personalData;
    }

    void add(CallbackSecret made, String secret, UUID by) {
        jdbc.sql(
                        """
                        insert into callback_secret
                            (village_id, id, bank_account_id, secret, created_by, created_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentVillage.id(),
                        made.id(),
                        made.bankAccountId(),
                        personalData.encrypt(secret),
                        by,
                        utc(made.createdAt()))
                .update();
    }

    void revokeAllButTheNewest(UUID bankAccountId, UUID by, Instant now) {
        jdbc.sql(
                        """
                        update callback_secret set revoked_by = ?, revoked_at = ?
                        where revoked_at is null and id in (
                            select id from callback_secret
                            where bank_account_id = ? and revoked_at is null
                            order by id desc offset ?)
                        """)
                .params(by, utc(now), bankAccountId, MOST_GOOD)
                .update();
    }

    /// One that was revoked before keeps its time.
    Optional<CallbackSecret> revoke(UUID bankAccountId, UUID id, UUID by, Instant now) {
        return jdbc.sql(
                        """
                        update callback_secret set
                            revoked_by = coalesce(revoked_by, ?), revoked_at = coalesce(revoked_at, ?)
                        where id = ? and bank_account_id = ?
                        returning *
                        """)
                .params(by, utc(now), id, bankAccountId)
                .query((row, _) -> secret(row))
                .optional();
    }

    /// Newest first.
    List<CallbackSecret> of(UUID bankAccountId) {
        return jdbc.sql(
                        "select * from callback_secret where bank_account_id = ? order by id desc limit 20")
                .param(bankAccountId)
                .query((row, _) -> secret(row))
                .list();
    }

    private static CallbackSecret secret(ResultSet row) throws SQLException {
        var revokedAt = row.getObject("revoked_at", OffsetDateTime.class);
        return new CallbackSecret(
                row.getObject("id", UUID.class),
                row.getObject("bank_account_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                revokedAt == null ? null : revokedAt.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
