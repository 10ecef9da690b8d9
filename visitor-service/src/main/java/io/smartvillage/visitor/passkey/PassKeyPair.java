package io.smartvillage.visitor.passkey;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.util.Map;
import java.util.UUID;

/// An Ed25519 key pair (RFC 8032, RFC 8037). No text of it shows the private key.
public final class PassKeyPair {

    public static final JOSEObjectType TYPE = new JOSEObjectType("smartvillage-pass+jwt");

    private final OctetKeyPair keys;

    private PassKeyPair(OctetKeyPair keys) {
        this.keys = keys;
    }

    public static PassKeyPair generate() {
        try {
            return new PassKeyPair(new OctetKeyPairGenerator(Curve.Ed25519).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("no new Ed25519 key", e);
        }
    }

    /// @param publicKey 32 bytes
    /// @param privateKey 32 bytes
    static PassKeyPair of(byte[] publicKey, byte[] privateKey) {
        return new PassKeyPair(
                new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(publicKey))
                        .d(Base64URL.encode(privateKey))
                        .build());
    }

    /// 32 bytes.
    public byte[] publicKey() {
        return keys.getX().decode();
    }

    /// 32 bytes.
    byte[] privateKey() {
        return keys.getD().decode();
    }

    /// @return a JWT: a JWS in compact form (RFC 7515). The same claims give the same text.
    public String sign(UUID keyId, Map<String, Object> claims) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                        .type(TYPE)
                        .keyID(keyId.toString())
                        .build(),
                new Payload(claims));
    }

    String sign(JWSHeader header, Payload payload) {
        var pass = new JWSObject(header, payload);
        try {
            pass.sign(new Ed25519Signer(keys));
        } catch (JOSEException e) {
            throw new IllegalStateException("not signed with key " + header.getKeyID(), e);
        }
        return pass.serialize();
    }

    /// The public key alone.
    @Override
    public String toString() {
        return keys.getX().toString();
    }
}
