package io.smartvillage.infra.bench.documents;

import io.smartvillage.billing.promptpay.BarcodeSymbol;
import io.smartvillage.platform.qr.QrSymbol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// The same texts in the same places and fonts by PDFBox, which shapes no Thai; QR and barcode are
/// there if they were, frames and lines are not.
final class UnshapedPaper {

    private static final float MODULE = 1;
    private static final float BAR_HEIGHT = 40;
    private static final float CODES_BOTTOM = 60;

    private final TrueTypeFont regular = font("Sarabun-Regular");
    private final TrueTypeFont semiBold = font("Sarabun-SemiBold");
    private final List<Piece> pieces;
    private final boolean payable;

    private record Piece(String text, boolean strong, float size, float x, float y) {}

    /// @param paper a PDF
    UnshapedPaper(byte[] paper) throws IOException {
        pieces = pieces(paper);
        payable = pieces.stream().anyMatch(piece -> piece.text.startsWith("|"));
    }

    byte[] draw() throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var body = PDType0Font.load(document, regular, true);
            var strong = PDType0Font.load(document, semiBold, true);
            try (var content = new PDPageContentStream(document, page)) {
                for (var piece : pieces) {
                    content.beginText();
                    content.setFont(piece.strong ? strong : body, piece.size);
                    content.newLineAtOffset(piece.x, piece.y);
                    content.showText(piece.text);
                    content.endText();
                }
                if (payable) {
                    drawCodes(content);
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void drawCodes(PDPageContentStream content) throws IOException {
        var qr = QrSymbol.of(Papers.QR.payload());
        for (var run : qr.runs()) {
            content.addRect(
                    CODES_BOTTOM + run.column() * MODULE,
                    2 * CODES_BOTTOM + (qr.size() - run.row()) * MODULE,
                    run.length() * MODULE,
                    MODULE);
        }
        for (var bar : BarcodeSymbol.of(Papers.BARCODE).bars()) {
            content.addRect(
                    CODES_BOTTOM + bar.start() * MODULE,
                    CODES_BOTTOM,
                    bar.width() * MODULE,
                    BAR_HEIGHT);
        }
        content.fill();
    }

    private static List<Piece> pieces(byte[] paper) throws IOException {
        var pieces = new ArrayList<Piece>();
        var stripper =
                new PDFTextStripper() {
                    @Override
                    protected void writeString(String text, List<TextPosition> letters) {
                        var first = letters.getFirst();
                        pieces.add(
                                new Piece(
                                        text,
                                        first.getFont().getName().endsWith("SemiBold"),
                                        first.getFontSizeInPt(),
                                        first.getXDirAdj(),
                                        first.getPageHeight() - first.getYDirAdj()));
                    }
                };
        try (var document = Loader.loadPDF(paper)) {
            stripper.getText(document);
        }
        return List.copyOf(pieces);
    }

    private static TrueTypeFont font(String name) {
        var path = "/fonts/" + name + ".ttf";
        try (var file = Papers.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("no " + path + " on the class path");
            }
            return new TTFParser().parse(new RandomAccessReadBuffer(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
