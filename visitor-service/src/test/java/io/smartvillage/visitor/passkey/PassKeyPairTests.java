package io.smartvillage.visitor.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import io.smartvillage.visitor.PassReader;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PassKeyPairTests {

    /// RFC 8037, appendix A.1.
    private static final String RFC_D = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";

    private static final String RFC_X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    /// RFC 8037, appendix A.4.
    private static final String RFC_JWS =
            "eyJhbGciOiJFZERTQSJ9"
                    + ".RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
                    + ".hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

    @Test
    void signsAsTheRfcDoes() {
        var pair = PassKeyPair.of(bytes(RFC_X), bytes(RFC_D));

        var signed =
                pair.sign(
                        new JWSHeader(JWSAlgorithm.EdDSA),
                        new Payload("Example of Ed25519 signing"));

        assertThat(signed).isEqualTo(RFC_JWS);
        assertThat(PassReader.isSigned(RFC_JWS, RFC_X)).isTrue();
    }

    @Test
    void everyPairIsAnotherOneAndComesBackFromItsBytes() {
        var pair = PassKeyPair.generate();
        var other = PassKeyPair.generate();

        assertThat(pair.publicKey()).hasSize(32).isNotEqualTo(other.publicKey());
        assertThat(pair.privateKey()).hasSize(32).isNotEqualTo(other.privateKey());
        var again = PassKeyPair.of(pair.publicKey(), pair.privateKey());
        var header = new JWSHeader(JWSAlgorithm.EdDSA);
        assertThat(again.sign(header, new Payload("a")))
                .isEqualTo(pair.sign(header, new Payload("a")));
    }

    @Test
    void noTextShowsThePrivateKey() {
        var pair = PassKeyPair.of(bytes(RFC_X), bytes(RFC_D));

        assertThat(pair).hasToString(RFC_X);
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
