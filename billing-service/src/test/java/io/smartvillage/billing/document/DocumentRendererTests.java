package io.smartvillage.billing.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import io.smartvillage.billing.document.BilledLine.Kind;
import io.smartvillage.billing.document.StatementSnapshot.Entry;
import io.smartvillage.billing.promptpay.BotBarcode;
import io.smartvillage.billing.promptpay.PromptPayQr;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DocumentRendererTests {

    private static final int DPI = 200;
    private static final int WHITE = 0xFFFFFF;

    private static final DocumentRenderer RENDERER = new DocumentRenderer();

    static Stream<DocumentSnapshot> snapshots() {
        return DocumentSnapshotTests.snapshots();
    }

    @Test
    void aDecoderReadsTheQrBackFromThePaper() throws IOException, NotFoundException {
        var page = image(RENDERER.invoice(SampleDocuments.invoice(), Mark.ORIGINAL), 0);

        var text = decoded(page, BarcodeFormat.QR_CODE);
        assertThat(text).isEqualTo(SampleDocuments.QR);
        var bill = PromptPayQr.parse(text);
        assertThat(bill).isEqualTo(SampleDocuments.PROMPT_PAY);
        assertThat(bill.amount()).isEqualTo(SampleDocuments.invoice().total());
    }

    @Test
    void aDecoderReadsTheBarcodeBackFromThePaper() throws IOException, NotFoundException {
        var page = image(RENDERER.invoice(SampleDocuments.invoice(), Mark.ORIGINAL), 0);

        var text = decoded(page, BarcodeFormat.CODE_128);
        assertThat(text).isEqualTo(SampleDocuments.BARCODE);
        assertThat(BotBarcode.parse(text)).isEqualTo(BotBarcode.of(SampleDocuments.PROMPT_PAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|099400012345600\r1\r\r0",
                "|099400012345600\r00000000000000000001\r00000000000000000002\r999999999999",
                "|099400012345600\rABCDEFGHIJKLMNOPQRST\rZYXWVUTSRQPONMLKJIHG\r4160250"
            })
    void aDecoderReadsTheShortestAndTheLongestBarcode(String barcode)
            throws IOException, NotFoundException {
        var page = image(RENDERER.invoice(paidBy(null, barcode), Mark.ORIGINAL), 0);

        assertThat(decoded(page, BarcodeFormat.CODE_128)).isEqualTo(barcode);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 155, 400})
    void aDecoderReadsQrsOfEverySize(int length) throws IOException, NotFoundException {
        var text = "0002010102123070".repeat(30).substring(0, length);

        var page = image(RENDERER.invoice(paidBy(text, null), Mark.ORIGINAL), 0);

        assertThat(decoded(page, BarcodeFormat.QR_CODE)).isEqualTo(text);
    }

    @Test
    void aVoidInvoiceCannotBePaid() throws IOException {
        var file = RENDERER.invoice(SampleDocuments.invoice(), Mark.VOID);

        var page = image(file, 0);
        assertThat(codesOn(page)).isEmpty();
        assertThat(text(file)).contains("ยกเลิก / Void").doesNotContain("ช่องทางชำระเงิน");
        assertThat(redPixels(page)).isGreaterThan(50_000);
    }

    @Test
    void aCopyCanBePaidAndSaysThatItIsOne() throws IOException {
        var file = RENDERER.invoice(SampleDocuments.invoice(), Mark.COPY);

        assertThat(codesOn(image(file, 0))).hasSize(2);
        assertThat(text(file)).contains("สำเนา / Copy");
    }

    @Test
    void theTextOfAnInvoiceIsFoundAsItIsWritten() throws IOException {
        var text = text(RENDERER.invoice(SampleDocuments.invoice(), Mark.ORIGINAL));

        assertThat(text)
                .contains("ใบแจ้งหนี้", "INV-2569-000123", "1 ธันวาคม 2569", "15 ธันวาคม 2569")
                .contains("นิติบุคคลหมู่บ้านจัดสรร ร่มรื่นวิลเลจ", "0994000123456", "02-123-4567")
                .contains("99/123", "คุณปิ่นญาดา ทรัพย์เพิ่มพูนยิ่ง")
                .contains("ค่าน้ำประปา", "187.5 ตร.ว.", "35.00", "6,562.50", "-2,000.00")
                .contains("4,160.25", "สี่พันหนึ่งร้อยหกสิบบาทยี่สิบห้าสตางค์")
                .contains("099400012345600", "|099400012345600 99123 69120123 416025")
                .contains("หน้า 1/1");
    }

    @Test
    void aReceiptSaysWhereTheMoneyWentAndByWhichRule() throws IOException {
        var text = text(RENDERER.receipt(SampleDocuments.receipt(), Mark.ORIGINAL));

        assertThat(text)
                .contains("ใบเสร็จรับเงิน", "RCP-2569-000101", "9 ธันวาคม 2569", "8 ธันวาคม 2569")
                .contains("โอนเงินผ่านพร้อมเพย์", "014-2026120809153")
                .contains("INV-2569-000087", "ดอกเบี้ยและเบี้ยปรับก่อน", "25.50")
                .contains("หนี้ที่ถึงกำหนดก่อน", "1,200.00", "135.75", "5,521.50")
                .contains("ห้าพันห้าร้อยยี่สิบเอ็ดบาทห้าสิบสตางค์", "มาตรา 328–329");
    }

    @Test
    void aNoteNamesTheInvoiceAndTheReason() throws IOException {
        var text = text(RENDERER.note(SampleDocuments.creditNote(), Mark.ORIGINAL));

        assertThat(text)
                .contains("ใบลดหนี้", "CN-2569-000004", "INV-2569-000123", "คลาดเคลื่อน", "182.50")
                .contains("หนึ่งร้อยแปดสิบสองบาทห้าสิบสตางค์");
    }

    @Test
    void aStatementTellsTheBalanceAfterEachEntryAndTheAgeOfTheDebt() throws IOException {
        var text = text(RENDERER.statement(SampleDocuments.statement(), Mark.ORIGINAL));

        assertThat(text)
                .contains("ใบแจ้งยอดบัญชี", "ยอดยกมา", "1,200.00", "3,880.25", "6,560.50")
                .contains("32,163.00", "21,442.00", "11,921.00", "91–180 วัน");
    }

    @Test
    void aStatementInCreditSaysSo() throws IOException {
        var sample = SampleDocuments.statement();
        var paid =
                new Entry(
                        LocalDate.of(2026, 5, 1),
                        "RCP-2569-000001",
                        "รับชำระล่วงหน้า",
                        BigDecimal.ZERO,
                        new BigDecimal("500"));
        var statement =
                new StatementSnapshot(
                        sample.letterhead(),
                        sample.number(),
                        sample.issuedOn(),
                        sample.addressee(),
                        sample.period(),
                        BigDecimal.ZERO,
                        List.of(paid),
                        new BigDecimal("-500"),
                        null,
                        List.of());

        var text = text(RENDERER.statement(statement, Mark.ORIGINAL));

        assertThat(text).contains("เครดิตคงเหลือ", "-500.00", "ห้าร้อยบาทถ้วน");
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void theSameSnapshotGivesTheSameBytes(DocumentSnapshot snapshot) {
        var json = JsonMapper.builder().build();
        var kept = json.writeValueAsString(snapshot);

        var later =
                new DocumentRenderer()
                        .render(json.readValue(kept, DocumentSnapshot.class), Mark.ORIGINAL);

        assertThat(later).isEqualTo(RENDERER.render(snapshot, Mark.ORIGINAL));
        assertThat(later).isNotEqualTo(RENDERER.render(snapshot, Mark.COPY));
    }

    @Test
    void threadsShareARenderer() throws Exception {
        var snapshots = snapshots().toList();
        var alone = snapshots.stream().map(each -> RENDERER.render(each, Mark.ORIGINAL)).toList();
        var renderer = new DocumentRenderer();
        var work = new ArrayList<Callable<byte[]>>();
        for (var i = 0; i < 80; i++) {
            var snapshot = snapshots.get(i % snapshots.size());
            work.add(() -> renderer.render(snapshot, Mark.ORIGINAL));
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            var files = threads.invokeAll(work);

            for (var i = 0; i < files.size(); i++) {
                assertThat(files.get(i).get()).isEqualTo(alone.get(i % alone.size()));
            }
        }
    }

    @Test
    void aLongInvoiceRepeatsTheHeadsAndCountsThePages() throws IOException {
        var invoice =
                SampleDocuments.invoice(
                        SampleDocuments.letterhead(),
                        new Addressee("99/123", null),
                        SampleDocuments.manyLines(120));

        var pages = pages(RENDERER.invoice(invoice, Mark.ORIGINAL));

        assertThat(pages).hasSizeGreaterThan(4);
        for (var i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i)).contains("หน้า " + (i + 1) + "/" + pages.size());
            assertThat(pages.get(i)).contains("INV-2569-000123");
            if (pages.get(i).contains("ลบ.ม.")) {
                assertThat(pages.get(i)).contains("รายการ", "จำนวนเงิน");
            }
        }
        var all = String.join("\n", pages);
        assertThat(all)
                .contains("ค่าน้ำมิเตอร์ที่ 1 ", "ค่าน้ำมิเตอร์ที่ 77 ", "ค่าน้ำมิเตอร์ที่ 120 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"บริษัทมหาชนยิ่งใหญ่ไพศาล", "WWWWWWWWWWWW", "ปี่", "word and "})
    void longTextsWrapAndStayOnThePaper(String part) throws IOException {
        var text = part.repeat(40);
        var line =
                new BilledLine(
                        Kind.FEE,
                        text,
                        text,
                        new BigDecimal("1234567.25"),
                        text,
                        new BigDecimal("99999999.99"),
                        null,
                        new BigDecimal("9999999999999.99"));
        var invoice =
                SampleDocuments.invoice(
                        SampleDocuments.letterhead(text, SampleDocuments.logo()),
                        new Addressee(text, text),
                        List.of(line));

        var file = RENDERER.invoice(invoice, Mark.ORIGINAL);

        assertThat(withoutSpace(text(file))).contains(withoutSpace(part.repeat(2)));
        assertThat(text(file)).contains("9,999,999,999,999.99");
        assertNothingInTheMargins(file);
    }

    @Test
    void aTextLongerThanAPageGoesOnOnTheNext() throws IOException {
        var text = "ค่าซ่อมแซมถนนภายในหมู่บ้าน ".repeat(400);
        var invoice =
                SampleDocuments.invoice(
                        SampleDocuments.letterhead(),
                        new Addressee("99/123", null),
                        List.of(
                                SampleDocuments.line(
                                        Kind.FEE, text, null, null, null, null, "100.00")));

        var pages = pages(RENDERER.invoice(invoice, Mark.ORIGINAL));

        assertThat(pages).hasSizeGreaterThan(3);
        var count = String.join("", pages).split("หมู่บ้าน", -1).length - 1;
        assertThat(count).isGreaterThanOrEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Somchai 😀 Jaidee | Somchai \uFFFD Jaidee",
                "שלום Levi | \uFFFD\uFFFD\uFFFD\uFFFD Levi",
                "王小明 Wang | \uFFFD\uFFFD\uFFFD Wang",
                "A\u0007B\u001BC | A\uFFFDB\uFFFDC",
                "good\u202Elive | good\uFFFDlive"
            })
    void whatTheFontLacksIsReplacedInSight(String name, String printed) throws IOException {
        var invoice =
                SampleDocuments.invoice(
                        SampleDocuments.letterhead(),
                        new Addressee("99/123", name),
                        SampleDocuments.lines());

        var file = RENDERER.invoice(invoice, Mark.ORIGINAL);

        assertThat(text(file)).contains(printed);
        assertNothingInTheMargins(file);
    }

    @Test
    void namesCannotBreakOutOfTheFile() throws IOException {
        var name = ") >> endobj \\ <</JS (x)>> % %%EOF endstream";
        var invoice =
                SampleDocuments.invoice(
                        SampleDocuments.letterhead(name, null),
                        new Addressee("99/123", name),
                        SampleDocuments.lines());

        var file = RENDERER.invoice(invoice, Mark.ORIGINAL);

        assertThat(text(file)).contains(name);
        try (var document = Loader.loadPDF(file)) {
            assertThat(document.getDocumentInformation().getAuthor()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void aDocumentTakesOnlyThePartOfTheFontsThatItUses(DocumentSnapshot snapshot)
            throws IOException {
        var file = RENDERER.render(snapshot, Mark.ORIGINAL);

        assertThat(file.length).isLessThan(60_000);
        try (var document = Loader.loadPDF(file)) {
            var resources = document.getPage(0).getResources();
            var fonts = new ArrayList<String>();
            for (var name : resources.getFontNames()) {
                var font = resources.getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                fonts.add(font.getName());
            }
            assertThat(fonts).hasSize(2).allMatch(font -> font.matches("[A-Z]{6}\\+Sarabun-\\w+"));
        }
    }

    @ParameterizedTest
    @EnumSource(Mark.class)
    void theFileTellsItsTitleVillageAndDay(Mark mark) throws IOException {
        try (var document = Loader.loadPDF(RENDERER.receipt(SampleDocuments.receipt(), mark))) {
            var information = document.getDocumentInformation();
            assertThat(information.getTitle()).isEqualTo("ใบเสร็จรับเงิน RCP-2569-000101");
            assertThat(information.getAuthor()).isEqualTo("นิติบุคคลหมู่บ้านจัดสรร ร่มรื่นวิลเลจ");
            assertThat(information.getCreationDate().toInstant()).isEqualTo("2026-12-08T17:00:00Z");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("th-TH");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void aLogoIsDrawnAndALargeOneIsMadeSmall(String format) throws IOException {
        var red = new BufferedImage(3000, 2000, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < red.getHeight(); y++) {
            for (var x = 0; x < red.getWidth(); x++) {
                red.setRGB(x, y, 0xFF0000);
            }
        }
        var encoded = new ByteArrayOutputStream();
        ImageIO.write(red, format, encoded);
        var logo = Base64.getEncoder().encodeToString(encoded.toByteArray());
        var invoice =
                SampleDocuments.invoice(
                        SampleDocuments.letterhead("หมู่บ้าน", logo),
                        new Addressee("1", null),
                        SampleDocuments.lines());

        var file = RENDERER.invoice(invoice, Mark.ORIGINAL);

        assertThat(file.length).isLessThan(60_000);
        var pixel = image(file, 0).getRGB(70 * DPI / 72, 60 * DPI / 72);
        assertThat(pixel >> 16 & 0xFF).isGreaterThan(240);
        assertThat(pixel & 0xFFFF).isLessThan(0x1010);
    }

    @Test
    void aLogoThatIsNoPictureIsRefused() {
        var noPicture = Base64.getEncoder().encodeToString("<svg/>".getBytes(UTF_8));
        var invoice =
                SampleDocuments.invoice(
                        SampleDocuments.letterhead("หมู่บ้าน", noPicture),
                        new Addressee("1", null),
                        SampleDocuments.lines());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RENDERER.invoice(invoice, Mark.ORIGINAL))
                .withMessageContaining("logo");
    }

    private static InvoiceSnapshot paidBy(@Nullable String qr, @Nullable String barcode) {
        var invoice = SampleDocuments.invoice();
        return new InvoiceSnapshot(
                invoice.letterhead(),
                invoice.number(),
                invoice.issuedOn(),
                invoice.dueOn(),
                invoice.addressee(),
                invoice.lines(),
                invoice.total(),
                new PaymentCodes(qr, barcode, "099400012345600", "99123", null, invoice.total()),
                List.of());
    }

    private static void assertNothingInTheMargins(byte[] file) throws IOException {
        try (var document = Loader.loadPDF(file)) {
            for (var i = 0; i < document.getNumberOfPages(); i++) {
                var image = image(file, i);
                var margin = (int) ((Sheet.LEFT - 4) * DPI / 72);
                assertThat(inked(image, 0, margin)).isZero();
                assertThat(inked(image, image.getWidth() - margin, image.getWidth())).isZero();
            }
        }
    }

    private static int inked(BufferedImage image, int left, int right) {
        var inked = 0;
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = left; x < right; x++) {
                if ((image.getRGB(x, y) & WHITE) != WHITE) {
                    inked++;
                }
            }
        }
        return inked;
    }

    private static int redPixels(BufferedImage image) {
        var red = 0;
        for (var pixel :
                image.getRGB(
                        0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            if ((pixel >> 16 & 0xFF) > (pixel & 0xFF) + 20) {
                red++;
            }
        }
        return red;
    }

    private static List<String> codesOn(BufferedImage page) {
        var codes = new ArrayList<String>();
        for (var format : List.of(BarcodeFormat.QR_CODE, BarcodeFormat.CODE_128)) {
            try {
                codes.add(decoded(page, format));
            } catch (NotFoundException e) {
                assertThat(e).isNotNull();
            }
        }
        return codes;
    }

    private static String decoded(BufferedImage page, BarcodeFormat format)
            throws NotFoundException {
        var pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        var source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
        var hints =
                Map.of(
                        DecodeHintType.POSSIBLE_FORMATS,
                        List.of(format),
                        DecodeHintType.TRY_HARDER,
                        true);
        return new MultiFormatReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), hints)
                .getText();
    }

    private static BufferedImage image(byte[] file, int page) throws IOException {
        try (var document = Loader.loadPDF(file)) {
            return new PDFRenderer(document).renderImageWithDPI(page, DPI);
        }
    }

    private static String text(byte[] file) throws IOException {
        return String.join("\n", pages(file));
    }

    private static List<String> pages(byte[] file) throws IOException {
        try (var document = Loader.loadPDF(file)) {
            var pages = new ArrayList<String>();
            for (var i = 1; i <= document.getNumberOfPages(); i++) {
                pages.add(textOf(document, i));
            }
            return Collections.unmodifiableList(pages);
        }
    }

    private static String textOf(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }
}
