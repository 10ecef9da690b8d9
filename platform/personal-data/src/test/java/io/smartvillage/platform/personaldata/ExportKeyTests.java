package io.smartvillage.platform.personaldata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExportKeyTests {

    private static final UUID EXPORT = UUID.fromString("0198f000-0000-7000-8000-000000000902");
    private static final byte[] TEXT = "สมชาย ใจดี".getBytes(UTF_8);

    private final ExportKey key = ExportKey.generate();

    @Test
    void whatWasSealedWithThePublicKeyIsReadWithTheStoredPrivateOne() {
        var sealed = ExportKey.seal(key.publicKey(), EXPORT, "access", 1, TEXT);

        assertThat(new String(sealed, UTF_8)).doesNotContain("สมชาย");
        assertThat(ExportKey.of(key.secret()).open(EXPORT, "access", 1, sealed)).isEqualTo(TEXT);
    }

    @Test
    void aPartIsGoodForItsPlaceOnly() {
        var sealed = ExportKey.seal(key.publicKey(), EXPORT, "access", 1, TEXT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> key.open(EXPORT, "access", 2, sealed));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key.open(EXPORT, "visitor", 1, sealed));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key.open(UUID.randomUUID(), "access", 1, sealed));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExportKey.generate().open(EXPORT, "access", 1, sealed));
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExportKey.seal("AAAA", EXPORT, "access", 1, TEXT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExportKey.seal("no base64!", EXPORT, "access", 1, TEXT));
        assertThatIllegalArgumentException().isThrownBy(() -> ExportKey.of(new byte[] {1, 2, 3}));
    }
}
