package io.smartvillage.billing.bankcallback;

import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.security.SignedRoute;
import io.smartvillage.platform.security.Signer;
import io.smartvillage.platform.security.SigningKeys;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A bank signs for one account of one village, with the secret that was made for it.
@Component
class CallbackSigners implements SigningKeys {

    private static final int MOST_GOOD = 2;

    private final JobsRole jobs;
    private final JdbcClient jdbc;
    private final PersonalData personalData;

    CallbackSigners(JobsRole jobs, JdbcClient jdbc, PersonalData personalData) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.personalData = personalData;
    }

    /// The signer's id is the account's.
    @Override
    public Optional<Signer> find(SignedRoute route) {
        return route.id("bankAccountId")
                .flatMap(account -> {
                    var sealed = secretsOf(account);
                    return sealed.isEmpty()
                            ? Optional.empty()
                            : Optional.of(signer(account, sealed));
                });
    }

    /// Encrypted, by village: it is one village.
    private List<Map.Entry<UUID, byte[]>> secretsOf(UUID bankAccountId) {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select village_id, secret from callback_secret
                                where bank_account_id = ? and revoked_at is null
                                order by id desc limit ?
                                """)
                        .params(bankAccountId, MOST_GOOD)
                        .query((row, _) ->
                                Map.entry(
                                        row.getObject("village_id", UUID.class),
                                        row.getBytes("secret")))
                        .list());
    }

    private Signer signer(UUID bankAccountId, List<Map.Entry<UUID, byte[]>> sealed) {
        var village = sealed.getFirst().getKey();
        return CurrentVillage.call(
                village,
                () ->
                        new Signer(
                                bankAccountId,
                                village,
                                sealed.stream()
                                        .map(one ->
                                                personalData
                                                        .decryptText(one.getValue())
                                                        .getBytes(StandardCharsets.UTF_8))
                                        .toList()));
    }
}
