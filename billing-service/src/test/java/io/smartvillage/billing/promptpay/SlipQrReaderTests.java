package io.smartvillage.billing.promptpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.smartvillage.platform.qr.QrSymbol;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlipQrReaderTests {

    private static final SlipQr SLIP = new BankSlip("014", "202611231a2B3c4D5e6F7");
    private static final SlipQr OTHER = new BankSlip("004", "016327101010ATF01234");
    private static final PromptPayQr SHOP =
            PromptPayQr.of(
                    BillPayment.of("099999999999990", "HOUSE12", "INV7"), new BigDecimal("850.00"));

    private final SlipQrReader reader = new SlipQrReader();

    static Stream<Named<BufferedImage>> whatHappensToPictures() {
        var page = Pictures.slipPage(QrSymbol.of(SLIP.payload()));
        return Stream.of(
                Named.of("a screenshot", page),
                Named.of("a small screenshot", Pictures.scaled(page, 0.4)),
                Named.of("a large one", Pictures.scaled(page, 2.6)),
                Named.of("noise", Pictures.noisy(page, 40)),
                Named.of("much noise", Pictures.noisy(page, 90)),
                Named.of("turned 3 degrees", Pictures.rotated(page, 3)),
                Named.of("turned 8 degrees the other way", Pictures.rotated(page, -8)),
                Named.of("upside down", Pictures.rotated(page, 180)),
                Named.of("lying", Pictures.rotated(page, 90)),
                Named.of("held askew", Pictures.sheared(page, 0.12)),
                Named.of("bad JPEG", Pictures.throughJpeg(page, 0.08)),
                Named.of("blurred", Pictures.blurred(page, 2)),
                Named.of("under a lamp", Pictures.unevenlyLit(page)),
                Named.of("small and bad JPEG", bySmallMessenger(page)),
                Named.of("a photo of a screen", photo(page)));
    }

    private static BufferedImage bySmallMessenger(BufferedImage page) {
        return Pictures.throughJpeg(Pictures.scaled(page, 0.5), 0.3);
    }

    private static BufferedImage photo(BufferedImage page) {
        var held = Pictures.rotated(Pictures.sheared(page, 0.04), 5);
        var seen = Pictures.noisy(Pictures.unevenlyLit(Pictures.blurred(held, 1)), 12);
        return Pictures.throughJpeg(Pictures.scaled(seen, 0.7), 0.4);
    }

    @ParameterizedTest
    @MethodSource("whatHappensToPictures")
    void findsTheMiniQrWhateverHappenedToThePicture(BufferedImage picture) {
        assertThat(reader.read(picture)).isEqualTo(new SlipReading.Found(SLIP));
    }

    @Test
    void findsTheMiniQrOfTrueMoney() {
        var slip = TrueMoneySlip.of("P2P", "TXN0001234567", "25012024");

        assertThat(reader.read(Pictures.slipPage(QrSymbol.of(slip.payload()))))
                .isEqualTo(new SlipReading.Found(slip));
    }

    @Test
    void findsTheMiniQrBesideTheQrOfAShop() {
        assertThat(
                        reader.read(
                                Pictures.slipPage(
                                        QrSymbol.of(SHOP.payload()), QrSymbol.of(SLIP.payload()))))
                .isEqualTo(new SlipReading.Found(SLIP));
        assertThat(
                        reader.read(
                                Pictures.slipPage(
                                        QrSymbol.of(SLIP.payload()), QrSymbol.of(SHOP.payload()))))
                .isEqualTo(new SlipReading.Found(SLIP));
    }

    @Test
    void readsWhatIsNotOnAWhitePage() {
        var transparent = new BufferedImage(500, 500, BufferedImage.TYPE_INT_ARGB);
        var code = new GreyPicture(Pictures.decoded(QrSymbol.of(SLIP.payload()).png(6))).image();
        for (var y = 0; y < code.getHeight(); y++) {
            for (var x = 0; x < code.getWidth(); x++) {
                var dark = (code.getRGB(x, y) & 0xFF) == 0;
                transparent.setRGB(x + 60, y + 90, dark ? Color.BLACK.getRGB() : 0);
            }
        }

        assertThat(reader.read(transparent)).isEqualTo(new SlipReading.Found(SLIP));
    }

    @Test
    void saysThatThereIsNoQr() {
        assertThat(reader.read(Pictures.slipPage())).isEqualTo(new SlipReading.NoQr());
    }

    @Test
    void saysThatTheQrOfAShopIsNoSlip() {
        assertThat(reader.read(Pictures.slipPage(QrSymbol.of(SHOP.payload()))))
                .isEqualTo(new SlipReading.NotASlip());
    }

    @Test
    void saysThatAnAddressIsNoSlip() {
        assertThat(reader.read(Pictures.slipPage(QrSymbol.of("https://example.org/slip"))))
                .isEqualTo(new SlipReading.NotASlip());
    }

    @Test
    void saysWhatIsWrongWithADamagedSlip() {
        var payload = SLIP.payload();
        var forged = payload.replace("1a2B", "1a2C");
        var cut = payload.substring(0, payload.length() - 6);

        assertThat(reader.read(Pictures.slipPage(QrSymbol.of(forged))))
                .isInstanceOfSatisfying(
                        SlipReading.Damaged.class,
                        damaged -> assertThat(damaged.fault()).isEqualTo(Fault.WRONG_CRC));
        assertThat(reader.read(Pictures.slipPage(QrSymbol.of(cut))))
                .isInstanceOfSatisfying(
                        SlipReading.Damaged.class,
                        damaged -> assertThat(damaged.fault()).isEqualTo(Fault.CUT_OFF));
    }

    @Test
    void doesNotChooseBetweenTwoSlips() {
        assertThat(
                        reader.read(
                                Pictures.slipPage(
                                        QrSymbol.of(SLIP.payload()), QrSymbol.of(OTHER.payload()))))
                .isInstanceOfSatisfying(
                        SlipReading.SeveralSlips.class,
                        several ->
                                assertThat(several.slips()).containsExactlyInAnyOrder(SLIP, OTHER));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20, 21, 22, 40})
    void readsNothingInATinyPicture(int side) {
        var tiny = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);

        assertThat(reader.read(tiny)).isEqualTo(new SlipReading.NoQr());
    }

    @Test
    void standsPicturesThatAreOnlyNoise() {
        var random = new Random(3);
        for (var round = 0; round < 3; round++) {
            var noise = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
            for (var y = 0; y < noise.getHeight(); y++) {
                for (var x = 0; x < noise.getWidth(); x++) {
                    noise.setRGB(x, y, random.nextBoolean() ? 0xFFFFFF : 0);
                }
            }

            assertThat(reader.read(noise)).isEqualTo(new SlipReading.NoQr());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 20})
    void isNotKeptBusyByAPictureOfCornerMarks(int perSide) {
        var marks = Pictures.cornerMarks(perSide);

        var reading = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> reader.read(marks));

        assertThat(reading).isEqualTo(new SlipReading.NoQr());
    }
}
