package io.smartvillage.billing.slip;

import io.smartvillage.billing.promptpay.SlipQr;
import io.smartvillage.platform.privacy.KeyedHash;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// A slip pays once, in the whole installation (rule 9). Whether another village has it cannot be
/// told from whether this one has: it is the same statement with the same answer.
@Component
public class SlipClaims {

    private static final String PROPERTY = "smartvillage.billing.slip-claim-key";

    /// Slips are of no village.
    private static final UUID EVERYWHERE = new UUID(0, 0);

    /// Any number that nothing else locks. Two payments that give up their slips for each other's
    /// would wait for each other for ever.
    private static final long REPLACING = 0x51_1F_C1_A1L;

    private final KeyedHash hash;
    private final JdbcClient jdbc;
    private final Clock clock;

    /// @throws IllegalArgumentException if the key is not 32 bytes in base64
    SlipClaims(@Value("${" + PROPERTY + "}") String base64, JdbcClient jdbc, Clock clock) {
        this.hash = new KeyedHash(PROPERTY, base64);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Instead of the slip that the payment claimed before, if it did. The payment must be locked.
    /// Waits for whoever is claiming the same slip.
    ///
    /// @throws SlipAlreadyUsedException if another payment has it, of whatever village; the
    ///   transaction has to be rolled back
    @Transactional(propagation = Propagation.MANDATORY)
    public void claim(UUID paymentId, SlipQr slip) {
        var claim = hash.of(EVERYWHERE, slip.claimKey());
        var before =
                jdbc.sql("select claim from slip_claim where payment_id = ?")
                        .param(paymentId)
                        .query(byte[].class)
                        .optional();
        if (before.isPresent()) {
            if (Arrays.equals(before.get(), claim)) {
                return;
            }
            jdbc.sql("select 1 from pg_advisory_xact_lock(?)")
                    .param(REPLACING)
                    .query(Integer.class)
                    .single();
            release(paymentId);
        }
        var claimed =
                jdbc.sql(
                                """
                                insert into slip_claim (village_id, payment_id, claim, claimed_at)
                                values (:village, :payment, :claim, :now)
                                on conflict (claim) do nothing
                                """)
                        .param("village", CurrentVillage.id())
                        .param("payment", paymentId)
                        .param("claim", claim)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
        if (claimed == 0) {
            throw new SlipAlreadyUsedException();
        }
    }

    /// The slip of the payment may pay for another one.
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID paymentId) {
        jdbc.sql("delete from slip_claim where payment_id = ?").param(paymentId).update();
    }
}
