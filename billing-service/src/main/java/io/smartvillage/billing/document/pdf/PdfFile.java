package io.smartvillage.billing.document.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A PDF 1.7 file in the making; one thread. The same calls give the same bytes.
public final class PdfFile {

    private static final int CATALOG = 1;
    private static final int PAGES = 2;
    private static final int INFO = 3;
    private static final int OBJECTS_OF_FONT = 5;

    private final String title;
    private final String author;
    private final LocalDate date;
    private final List<PdfPage> pages = new ArrayList<>();
    private final Map<Typeface, FontSubset> fonts = new LinkedHashMap<>();
    private final Map<Picture, String> pictures = new LinkedHashMap<>();
    private final Map<Double, String> transparencies = new LinkedHashMap<>();

    /// @param date stands in the file as the day it was made, in Thailand
    public PdfFile(String title, String author, LocalDate date) {
        this.title = title;
        this.author = author;
        this.date = date;
    }

    public PdfPage newPage() {
        var page = new PdfPage(this);
        pages.add(page);
        return page;
    }

    public List<PdfPage> pages() {
        return List.copyOf(pages);
    }

    public byte[] toBytes() {
        var body = new Body();
        var firstFont = INFO + 1;
        var firstPicture = firstFont + OBJECTS_OF_FONT * fonts.size();
        var firstPage = firstPicture + 2 * pictures.size();
        body.object(
                CATALOG,
                "<< /Type /Catalog /Pages %d 0 R /Lang (th-TH) /ViewerPreferences << /DisplayDocTitle true >> >>"
                        .formatted(PAGES));
        body.object(PAGES, pageTree(firstFont, firstPicture, firstPage));
        body.object(INFO, information());
        var next = firstFont;
        for (var font : fonts.values()) {
            writeFont(body, next, font);
            next += OBJECTS_OF_FONT;
        }
        for (var picture : pictures.keySet()) {
            var cover = next + 1;
            body.stream(
                    next,
                    picture.dictionary("DeviceRGB") + " /SMask %d 0 R".formatted(cover),
                    picture.colours());
            body.stream(cover, picture.dictionary("DeviceGray"), picture.cover());
            next += 2;
        }
        for (var page : pages) {
            var content = next + 1;
            body.object(
                    next,
                    "<< /Type /Page /Parent %d 0 R /Contents %d 0 R >>".formatted(PAGES, content));
            body.stream(content, "", Compressed.of(page.content().getBytes(ISO_8859_1)));
            next += 2;
        }
        return body.finish(next);
    }

    FontSubset subset(Typeface typeface) {
        return fonts.computeIfAbsent(typeface, FontSubset::new);
    }

    String nameOf(Typeface typeface) {
        return "/F" + new ArrayList<>(fonts.keySet()).indexOf(typeface);
    }

    String nameOf(Picture picture) {
        return pictures.computeIfAbsent(picture, _ -> "/I" + pictures.size());
    }

    /// @param cover from 0, unseen, to 1
    String transparency(double cover) {
        return transparencies.computeIfAbsent(cover, _ -> "/G" + transparencies.size());
    }

    private String pageTree(int firstFont, int firstPicture, int firstPage) {
        var tree = new StringBuilder("<< /Type /Pages /MediaBox [0 0 595.28 841.89] /Kids [");
        for (var i = 0; i < pages.size(); i++) {
            tree.append(firstPage + 2 * i).append(" 0 R ");
        }
        tree.append("] /Count ").append(pages.size()).append("\n/Resources << /Font << ");
        for (var i = 0; i < fonts.size(); i++) {
            tree.append("/F%d %d 0 R ".formatted(i, firstFont + OBJECTS_OF_FONT * i));
        }
        tree.append(">> /XObject << ");
        for (var i = 0; i < pictures.size(); i++) {
            tree.append("/I%d %d 0 R ".formatted(i, firstPicture + 2 * i));
        }
        tree.append(">> /ExtGState << ");
        transparencies.forEach((cover, name) -> {
            tree.append(name).append(" << /ca ");
            PdfNumber.append(tree, cover);
            tree.append(" >> ");
        });
        return tree.append(">> >> >>").toString();
    }

    private String information() {
        var made = date.format(DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT));
        return "<< /Title <FEFF%s> /Author <FEFF%s> /Producer (Smart Village) /CreationDate (D:%s000000+07'00') >>"
                .formatted(Hex.of(title), Hex.of(author), made);
    }

    private static void writeFont(Body body, int first, FontSubset subset) {
        var name = subset.toString();
        var file = subset.file();
        body.object(
                first,
                "<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>"
                        .formatted(name, first + 1, first + 2));
        body.object(
                first + 1,
                "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity /FontDescriptor %d 0 R /DW 0 /W %s >>"
                        .formatted(name, first + 3, subset.widths()));
        body.stream(first + 2, "", Compressed.of(subset.texts().getBytes(ISO_8859_1)));
        body.object(first + 3, subset.descriptor(name, first + 4));
        body.stream(first + 4, "/Length1 " + file.length, Compressed.of(file));
    }

    private static final class Body {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        private final List<Integer> offsets = new ArrayList<>();

        Body() {
            write("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        }

        /// Objects come in the order of their numbers.
        void object(int number, String object) {
            open(number);
            write(object + "\nendobj\n");
        }

        void stream(int number, String dictionary, byte[] compressed) {
            open(number);
            write(
                    "<< %s /Filter /FlateDecode /Length %d >>\nstream\n"
                            .formatted(dictionary, compressed.length));
            bytes.writeBytes(compressed);
            write("\nendstream\nendobj\n");
        }

        byte[] finish(int size) {
            var id = HexFormat.of().formatHex(digest(bytes.toByteArray()), 0, 16);
            var table = bytes.size();
            write("xref\n0 %d\n0000000000 65535 f \n".formatted(size));
            offsets.forEach(offset -> write("%010d 00000 n \n".formatted(offset)));
            write(
                    "trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF\n"
                            .formatted(size, CATALOG, INFO, id, id, table));
            return bytes.toByteArray();
        }

        private void open(int number) {
            offsets.add(bytes.size());
            if (offsets.size() != number) {
                throw new IllegalStateException("object " + number + " out of turn");
            }
            write(number + " 0 obj\n");
        }

        private void write(String text) {
            bytes.writeBytes(text.getBytes(ISO_8859_1));
        }

        private static byte[] digest(byte[] content) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(content);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
