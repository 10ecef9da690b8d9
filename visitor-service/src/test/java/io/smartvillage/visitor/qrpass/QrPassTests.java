package io.smartvillage.visitor.qrpass;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import io.smartvillage.platform.qr.QrSymbol;
import io.smartvillage.visitor.PassReader;
import io.smartvillage.visitor.passkey.PassKeyPair;
import io.smartvillage.visitor.qrpass.PassHolder.Kind;
import io.smartvillage.visitor.qrpass.PassHolder.Status;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrPassTests {

    private static final UUID VILLAGE = UUID.fromString("0198f000-0000-7000-8000-000000000001");
    private static final UUID HOUSE = UUID.fromString("0198f000-0000-7000-8000-000000000101");
    private static final UUID PASS = UUID.fromString("0198f000-0000-7000-8000-000000000301");
    private static final UUID KEY = UUID.fromString("0198f000-0000-7000-8000-000000000302");
    private static final Instant FROM = Instant.parse("2026-11-23T03:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-11-23T15:00:00.000001Z");

    private final PassKeyPair keys = PassKeyPair.generate();
    private final String x = x(keys);
    private final String token = keys.sign(KEY, PassClaims.of(VILLAGE, holder(Kind.VISIT, true)));

    @Test
    void aReaderThatIsNotOursReadsIt() {
        assertThat(PassReader.isSigned(token, x)).isTrue();
        var header = PassReader.header(token);
        assertThat(header.propertyNames()).containsExactlyInAnyOrder("alg", "kid", "typ");
        assertThat(header.path("alg").asString()).isEqualTo("EdDSA");
        assertThat(header.path("kid").asString()).isEqualTo(KEY.toString());
        assertThat(header.path("typ").asString()).isEqualTo("smartvillage-pass+jwt");
    }

    @Test
    void aLibraryForTokensReadsIt() throws Exception {
        var read = SignedJWT.parse(token);

        assertThat(
                        read.verify(
                                new Ed25519Verifier(
                                        new OctetKeyPair.Builder(Curve.Ed25519, new Base64URL(x))
                                                .build())))
                .isTrue();
        var claims = read.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(PASS.toString());
        assertThat(claims.getNotBeforeTime()).isEqualTo(FROM);
    }

    @Test
    void saysWhichPassOfWhichVillageWhenAndHowOften() {
        var claims = PassReader.claims(token);

        assertThat(claims.propertyNames())
                .containsExactlyInAnyOrder("iss", "sub", "vil", "prp", "nbf", "exp", "use", "knd");
        assertThat(claims.path("iss").asString()).isEqualTo("smartvillage");
        assertThat(claims.path("sub").asString()).isEqualTo(PASS.toString());
        assertThat(claims.path("vil").asString()).isEqualTo(VILLAGE.toString());
        assertThat(claims.path("prp").asString()).isEqualTo(HOUSE.toString());
        assertThat(claims.path("nbf").asLong()).isEqualTo(FROM.getEpochSecond());
        assertThat(claims.path("use").asString()).isEqualTo("once");
        assertThat(claims.path("knd").asString()).isEqualTo("visit");
    }

    @Test
    void doesNotEndBeforeItsTime() {
        assertThat(PassReader.claims(token).path("exp").asLong())
                .isEqualTo(UNTIL.getEpochSecond() + 1);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindIsNamedAndARecurringOneIsGoodManyTimes(Kind kind) {
        var claims =
                PassReader.claims(
                        keys.sign(
                                KEY, PassClaims.of(VILLAGE, holder(kind, kind != Kind.RECURRING))));

        assertThat(claims.path("knd").asString())
                .isIn(List.of("visit", "delivery", "walk_in", "recurring"));
        assertThat(claims.path("use").asString())
                .isEqualTo(kind == Kind.RECURRING ? "many" : "once");
    }

    /// 0: header, 1: claims, 2: signature.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void noBitOfAnyPartCanBeAnother(int part) {
        var parts = token.split("\\.");
        var bytes = Base64.getUrlDecoder().decode(parts[part]);
        for (var position = 0; position < bytes.length; position++) {
            var changed = bytes.clone();
            changed[position] ^= (byte) (1 << position % 8);
            parts[part] = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(PassReader.isSigned(String.join(".", parts), x))
                    .as("byte %d of part %d", position, part)
                    .isFalse();
        }
    }

    @Test
    void aPassCutOffAnywhereIsNone() {
        for (var length = 0; length < token.length(); length += 3) {
            assertThat(PassReader.isSigned(token.substring(0, length), x)).isFalse();
        }
    }

    @Test
    void anotherVillagesKeyDidNotSignIt() {
        assertThat(PassReader.isSigned(token, x(PassKeyPair.generate()))).isFalse();
    }

    @Test
    void theClaimsOfOnePassDoNotGoWithTheSignatureOfAnother() {
        var other =
                keys.sign(KEY, PassClaims.of(VILLAGE, holder(Kind.RECURRING, false))).split("\\.");
        var mine = token.split("\\.");

        assertThat(PassReader.isSigned(mine[0] + '.' + other[1] + '.' + mine[2], x)).isFalse();
    }

    @Test
    void theSamePassIsTheSameTextAgain() {
        assertThat(keys.sign(KEY, PassClaims.of(VILLAGE, holder(Kind.VISIT, true))))
                .isEqualTo(token);
    }

    /// 105 modules with the quiet zone: on a phone 6 cm wide each is more than half a millimetre.
    @Test
    void staysCoarseEnoughForACamera() {
        var longest = keys.sign(KEY, PassClaims.of(VILLAGE, holder(Kind.RECURRING, false)));

        assertThat(longest).hasSizeLessThan(520);
        assertThat(QrSymbol.of(longest).size() + 2 * QrSymbol.QUIET_ZONE).isLessThanOrEqualTo(105);
    }

    @Test
    void noTextForLogsShowsTheToken() {
        var pass = new QrPass(holder(Kind.VISIT, true), token, KEY);

        assertThat(pass.toString()).contains(PASS.toString()).doesNotContain(token);
    }

    private static String x(PassKeyPair keys) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.publicKey());
    }

    private static PassHolder holder(Kind kind, boolean singleUse) {
        return new PassHolder(PASS, HOUSE, kind, singleUse, FROM, UNTIL, Status.VALID);
    }
}
