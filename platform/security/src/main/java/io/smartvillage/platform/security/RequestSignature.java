package io.smartvillage.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes and compares the signatures that [SignedRequest] describes.
public final class RequestSignature {

    static final String VERSION = "v1=";

    private static final String ALGORITHM = "HmacSHA256";

    /// Stands in for secrets that are not there, so that each check costs the same.
    private static final byte[] DECOY = new byte[32];

    static {
        new SecureRandom().nextBytes(DECOY);
    }

    private final byte[] head;
    private final byte[] body;

    /// @param timestamp as it is sent
    /// @param target path and query, as in the request line
    RequestSignature(String timestamp, String method, String target, byte[] body) {
        this.head =
                (timestamp + '.' + method.toUpperCase(Locale.ROOT) + '.' + target + '.')
                        .getBytes(StandardCharsets.UTF_8);
        this.body = body;
    }

    /// The value of the header `X-Signature`, for whoever calls a signed route.
    ///
    /// @param target path and query, as in the request line
    public static String of(
            byte[] secret, String timestamp, String method, String target, byte[] body) {
        return VERSION
                + HexFormat.of()
                        .formatHex(
                                new RequestSignature(timestamp, method, target, body).with(secret));
    }

    /// Takes as long for no secret as for one or two, and for a wrong signature as for a right one.
    ///
    /// @param secrets at most [Signer#MOST_SECRETS]
    boolean isSignedWithAnyOf(List<byte[]> secrets, byte[] signature) {
        boolean signed = false;
        for (int i = 0; i < Signer.MOST_SECRETS; i++) {
            boolean real = i < secrets.size();
            var expected = with(real ? secrets.get(i) : DECOY);
            signed |= MessageDigest.isEqual(expected, signature) && real;
        }
        return signed;
    }

    private byte[] with(byte[] secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
