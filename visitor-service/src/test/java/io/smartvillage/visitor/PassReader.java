package io.smartvillage.visitor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A gate that is not ours: RFC 7515 and 8037 by hand, on the JDK's own Ed25519.
public final class PassReader {

    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private PassReader() {}

    /// @param x of the JWK
    public static boolean isSigned(String token, String x) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        try {
            var key = new byte[X509_HEAD.length + 32];
            System.arraycopy(X509_HEAD, 0, key, 0, X509_HEAD.length);
            System.arraycopy(bytes(x), 0, key, X509_HEAD.length, 32);
            var check = Signature.getInstance("Ed25519");
            check.initVerify(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
            check.update((parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return check.verify(bytes(parts[2]));
        } catch (SignatureException | IllegalArgumentException _) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode header(String token) {
        return json(token, 0);
    }

    public static JsonNode claims(String token) {
        return json(token, 1);
    }

    private static JsonNode json(String token, int part) {
        return JsonMapper.shared().readTree(bytes(token.split("\\.", -1)[part]));
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
