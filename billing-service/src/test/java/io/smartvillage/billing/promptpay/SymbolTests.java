package io.smartvillage.billing.promptpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import io.smartvillage.platform.qr.QrSymbol;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/// What is drawn is read back by a decoder, from pixels alone.
class SymbolTests {

    private static final PromptPayQr QR =
            PromptPayQr.of(
                    BillPayment.of("099999999999990", "HOUSE12", "INV25690001"),
                    new BigDecimal("1234.50"));
    private static final BotBarcode BARCODE = BotBarcode.of(QR);
    private static final Pattern RECTANGLE =
            Pattern.compile("M(\\d+) (\\d+)h(\\d+)v(\\d+)h-(\\d+)z");

    @Test
    void qrReadsBackFromPng() throws NotFoundException {
        var picture = Pictures.decoded(QrSymbol.of(QR.payload()).png(4));

        assertThat(decode(picture, BarcodeFormat.QR_CODE)).isEqualTo(QR.payload());
    }

    @Test
    void qrReadsBackFromSvg() throws NotFoundException {
        var picture = rasterised(QrSymbol.of(QR.payload()).svg("QR"));

        assertThat(decode(picture, BarcodeFormat.QR_CODE)).isEqualTo(QR.payload());
    }

    @Test
    void qrReadsBackFromItsRuns() throws NotFoundException {
        var symbol = QrSymbol.of(QR.payload());
        var page = whitePage((symbol.size() + 8) * 3, (symbol.size() + 8) * 3);
        for (var run : symbol.runs()) {
            fill(page, (run.column() + 4) * 3, (run.row() + 4) * 3, run.length() * 3, 3);
        }

        assertThat(decode(page, BarcodeFormat.QR_CODE)).isEqualTo(QR.payload());
    }

    @Test
    void qrOfAsciiNamesNoCharacterSet() throws NotFoundException {
        var plain = Pictures.decoded(QrSymbol.of("https://example.org/a").png(4));
        var thai = Pictures.decoded(QrSymbol.of("ค่าส่วนกลาง").png(4));

        assertThat(symbology(plain)).isEqualTo("]Q1");
        assertThat(symbology(thai)).isEqualTo("]Q2");
        assertThat(decode(thai, BarcodeFormat.QR_CODE)).isEqualTo("ค่าส่วนกลาง");
    }

    @Test
    void picturesHaveAQuietZone() {
        var qr = Pictures.decoded(QrSymbol.of(QR.payload()).png(2));
        var barcode = Pictures.decoded(BarcodeSymbol.of(BARCODE).png(2, 60));

        assertThat(firstDarkColumn(qr)).isEqualTo(2 * QrSymbol.QUIET_ZONE);
        assertThat(firstDarkColumn(barcode)).isEqualTo(2 * BarcodeSymbol.QUIET_ZONE);
        assertThat(qr.getWidth()).isEqualTo(2 * (QrSymbol.of(QR.payload()).size() + 8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    พร้อมเพย์ 1,234.50 บาท | พร้อมเพย์ 1,234.50 บาท
                    <b>"Tom" & 'Ann'</b>]]> | <b>"Tom" & 'Ann'</b>]]>
                    a\u0007b | a\uFFFDb
                    """)
    void svgSaysWhatItShows(String title, String said) throws Exception {
        var svg = QrSymbol.of(QR.payload()).svg(title);

        var root = xml(svg).getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getFirstChild().getNodeName()).isEqualTo("title");
        assertThat(root.getFirstChild().getTextContent()).isEqualTo(said);
        assertThat(root.getElementsByTagName("*").getLength()).isEqualTo(3);
    }

    @Test
    void barcodeReadsBackFromPng() throws NotFoundException {
        var picture = Pictures.decoded(BarcodeSymbol.of(BARCODE).png(2, 60));

        assertThat(decode(picture, BarcodeFormat.CODE_128)).isEqualTo(BARCODE.payload());
    }

    @Test
    void barcodeReadsBackFromSvg() throws NotFoundException {
        var picture = rasterised(BarcodeSymbol.of(BARCODE).svg(60, "barcode"));

        assertThat(decode(picture, BarcodeFormat.CODE_128)).isEqualTo(BARCODE.payload());
    }

    @Test
    void barcodeReadsBackFromItsBars() throws NotFoundException {
        var symbol = BarcodeSymbol.of(BARCODE);
        var page = whitePage((symbol.modules() + 20) * 3, 200);
        for (var bar : symbol.bars()) {
            fill(page, (bar.start() + 10) * 3, 20, bar.width() * 3, 160);
        }

        assertThat(decode(page, BarcodeFormat.CODE_128)).isEqualTo(BARCODE.payload());
    }

    @Test
    void barcodeWithAnOpenAmountAndNoSecondReferenceReadsBack() throws NotFoundException {
        var open = new BotBarcode("099999999999990", "A1", null, null);

        var picture = Pictures.decoded(BarcodeSymbol.of(open).png(2, 60));

        assertThat(decode(picture, BarcodeFormat.CODE_128)).isEqualTo("|099999999999990\rA1\r\r0");
    }

    @Test
    void barsAreOneToFourModulesWideAndInOrder() {
        var symbol = BarcodeSymbol.of(BARCODE);

        assertThat(symbol.bars()).allMatch(bar -> bar.width() >= 1 && bar.width() <= 4);
        var end = 0;
        for (var bar : symbol.bars()) {
            assertThat(bar.start()).isGreaterThanOrEqualTo(end);
            end = bar.start() + bar.width();
        }
        assertThat(end).isEqualTo(symbol.modules());
    }

    @Test
    void drawsNoPictureWithoutPixelsOrWithTooMany() {
        var symbol = QrSymbol.of(QR.payload());

        assertThatIllegalArgumentException().isThrownBy(() -> symbol.png(0));
        assertThatIllegalArgumentException().isThrownBy(() -> symbol.png(1_000));
        assertThatIllegalArgumentException().isThrownBy(() -> symbol.png(Integer.MAX_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> BarcodeSymbol.of(BARCODE).png(2, 0));
    }

    private static BufferedImage rasterised(String svg) {
        var box = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"").matcher(svg);
        assertThat(box.find()).isTrue();
        var page =
                whitePage(Integer.parseInt(box.group(1)) * 3, Integer.parseInt(box.group(2)) * 3);
        RECTANGLE
                .matcher(svg)
                .results()
                .forEach(part ->
                        fill(
                                page,
                                Integer.parseInt(part.group(1)) * 3,
                                Integer.parseInt(part.group(2)) * 3,
                                Integer.parseInt(part.group(3)) * 3,
                                Integer.parseInt(part.group(4)) * 3));
        return page;
    }

    private static BufferedImage whitePage(int width, int height) {
        var page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return page;
    }

    private static void fill(BufferedImage page, int x, int y, int width, int height) {
        var graphics = page.createGraphics();
        graphics.setColor(Color.BLACK);
        graphics.fillRect(x, y, width, height);
        graphics.dispose();
    }

    private static Document xml(String text)
            throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static int firstDarkColumn(BufferedImage picture) {
        for (var x = 0; x < picture.getWidth(); x++) {
            for (var y = 0; y < picture.getHeight(); y++) {
                if ((picture.getRGB(x, y) & 0xFFFFFF) == 0) {
                    return x;
                }
            }
        }
        return picture.getWidth();
    }

    private static String decode(BufferedImage picture, BarcodeFormat format)
            throws NotFoundException {
        return result(picture, format).getText();
    }

    private static String symbology(BufferedImage picture) throws NotFoundException {
        return String.valueOf(
                result(picture, BarcodeFormat.QR_CODE)
                        .getResultMetadata()
                        .get(ResultMetadataType.SYMBOLOGY_IDENTIFIER));
    }

    private static Result result(BufferedImage picture, BarcodeFormat format)
            throws NotFoundException {
        var source = GreyPicture.of(picture).luminance();
        return new MultiFormatReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(source)),
                        Map.of(
                                DecodeHintType.POSSIBLE_FORMATS,
                                List.of(format),
                                DecodeHintType.TRY_HARDER,
                                true));
    }
}
