package io.smartvillage.access.pass;

import io.smartvillage.access.change.Changes;
import io.smartvillage.platform.tenancy.MirrorTable;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The table `pass_key`.
@Component
public class PassKeys {

    /// What stands before the 32 bytes in an X.509 key (RFC 8410).
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final JdbcClient jdbc;
    private final Changes changes;
    private final MirrorTable keys;

    PassKeys(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.keys = new MirrorTable(jdbc, "pass_key", "updated_at");
    }

    @Transactional(readOnly = true)
    public Optional<PassKey> find(UUID keyId) {
        return find(Set.of(keyId)).stream().findFirst();
    }

    /// @return those that are there
    @Transactional(readOnly = true)
    public List<PassKey> find(Set<UUID> keyIds) {
        return jdbc.sql("select id, public_key, status from pass_key where id = any(?::uuid[])")
                .param(keyIds.toArray(UUID[]::new))
                .query((row, _) ->
                        new PassKey(
                                row.getObject("id", UUID.class),
                                publicKey(row.getBytes("public_key")),
                                PassKeyStatus.of(row.getString("status"))))
                .list();
    }

    /// A state older than the mirrored one changes nothing.
    @Transactional
    public void mirror(PassKeyState state) {
        var isNewest =
                keys.state(state.keyId(), state.updatedAt())
                        .with("public_key", Base64.getUrlDecoder().decode(state.publicKey()))
                        .with("status", state.status().column())
                        .keep();
        if (isNewest) {
            changes.changed(Changes.Kind.PASS_KEY, state.keyId());
        }
    }

    private static PublicKey publicKey(byte[] raw) {
        var encoded = new byte[X509.length + raw.length];
        System.arraycopy(X509, 0, encoded, 0, X509.length);
        System.arraycopy(raw, 0, encoded, X509.length, raw.length);
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no Ed25519 key", e);
        }
    }
}
