package io.smartvillage.billing.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.abort;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypefaceTests {

    private static final String CONSONANTS = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ";
    private static final List<String> VOWELS =
            List.of("", "ั", "ิ", "ี", "ึ", "ื", "ุ", "ู", "ฺ", "็", "ํ", "ำ", "า", "ะ");
    private static final List<String> TONES = List.of("", "่", "้", "๊", "๋", "์");

    private static final String PROSE =
            "ขอแจ้งให้ท่านทราบว่าค่าส่วนกลางประจำเดือนธันวาคมครบกำหนดชำระแล้ว ผู้ใดชำระล่าช้าต้องเสียเบี้ยปรับ "
                    + "ตามมติที่ประชุมใหญ่ ณ วันที่ ๑๕ กุมภาพันธ์ พ.ศ. ๒๕๖๙ ญาติผู้ใหญ่ฐิติรัตน์ กตัญญู ณัฏฐ์ ปิ่นปักษ์ ฝั่งน้ำ ฟื้นฟู "
                    + "เก้าอี้ ปฏิญญา ป๊อปปี้ กุฏิ วิญญูชน ศิลป์ ทรัพย์ อินทร์ จันทร์ สิทธิ์ พันธุ์ ปั้นจั่น ฟ้าแลบ ไฟฟ้า โต๊ะ เปี๊ยะ";

    private final Typeface regular = typeface("Sarabun-Regular");

    static Typeface typeface(String name) {
        return new Typeface(name, file(name));
    }

    /// Shaped by HarfBuzz 6, in advance of this code.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    น้ำ | 462@0,0 762@637,0 488@637,0 | 1122
                    ที่ | 460@0,0 754@647,0 736@646,0 | 657
                    กี่ | 432@0,0 754@566,0 736@565,0 | 576
                    ผู้ | 465@0,0 769@622,0 738@622,0 | 622
                    ปิ่น | 464@0,0 753@655,0 736@515,-46 462@655,0 | 1292
                    ญู | 447@0,0 769@820,0 | 830
                    ฐู | 453@0,0 769@525,0 | 539
                    ฎุ | 449@0,0 768@612,0 | 612
                    ป่า | 464@0,0 737@655,0 488@655,0 | 1140
                    ฝ้าย | 466@0,0 740@622,0 488@622,0 471@1107,0 | 1679
                    ป้ำ | 464@0,0 774@655,0 488@655,0 | 1140
                    ฟ้ำ | 468@0,0 774@720,0 488@720,0 | 1205
                    ปื้น | 464@0,0 759@655,0 739@450,0 462@655,0 | 1292
                    ปึ้ง | 464@0,0 757@655,0 739@498,-3 438@655,0 | 1109
                    ฬ่ำ | 484@0,0 761@720,0 488@720,0 | 1205
                    ก๋วย | 432@0,0 744@566,0 478@576,0 471@1088,0 | 1660
                    ปู่ | 464@0,0 769@645,0 737@655,0 | 655
                    ญี่ปุ่น | 446@0,0 754@830,0 736@829,0 464@830,0 767@1475,0 737@1485,0 462@1485,0 | 2122
                    สิทธิ์ | 481@0,0 752@580,0 460@580,0 461@1237,0 752@1779,0 747@1779,-46 | 1779
                    พันธุ์ | 467@0,0 733@720,0 462@720,0 461@1357,0 767@1889,0 746@1899,0 | 1899
                    ทั้งนี้ | 460@0,0 733@647,0 739@638,-32 438@657,0 462@1111,0 754@1748,0 739@1747,0 | 1748
                    เป็น | 490@0,0 464@310,0 750@965,0 462@965,0 | 1602
                    ใต้ | 493@0,0 458@378,0 738@975,0 | 985
                    โป๊ะ | 492@0,0 464@379,0 743@1034,0 487@1034,0 | 1568
                    จั๊ก | 439@0,0 733@546,0 742@537,-32 432@556,0 | 1132
                    ฐานฺ | 452@0,0 488@539,0 462@1024,0 765@1661,0 | 1661
                    อำนวย | 485@0,0 760@577,0 488@587,0 462@1072,0 478@1709,0 471@2221,0 | 2793
                    ฤๅษี | 473@0,0 495@581,0 480@874,0 754@1535,0 | 1551
                    """)
    void placesMarksAsHarfBuzzDoes(String text, String glyphs, int advance) {
        assertThat(shaped(regular, text)).isEqualTo(glyphs);
        assertThat(Typeface.advance(regular.clusters(text))).isEqualTo(advance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sarabun-Regular", "Sarabun-SemiBold"})
    void shapesEveryThaiSyllableAsTheHarfBuzzOfTheJdkDoes(String name) {
        var typeface = typeface(name);
        var harfBuzz = new HarfBuzz(name);
        var texts = new ArrayList<String>();
        CONSONANTS
                .chars()
                .mapToObj(Character::toString)
                .forEach(consonant -> {
                    for (var vowel : VOWELS) {
                        TONES.forEach(tone -> texts.add(written(consonant, vowel, tone)));
                    }
                });
        texts.addAll(List.of(PROSE.split(" ")));
        texts.add(PROSE);

        assertThat(texts).hasSizeGreaterThan(3_500);
        for (var text : texts) {
            assertThat(shaped(typeface, text)).as(text).isEqualTo(harfBuzz.shaped(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "😀",
                "👨‍👩‍👧",
                "👍🏽",
                "ש",
                "م",
                "王",
                "\u202E",
                "\u0007",
                "\uD800",
                "่",
                "❤️",
            })
    void drawsABoxForWhatTheFontLacks(String text) {
        var clusters = regular.clusters("ก" + (text.equals("่") ? " " : "") + text + "ข");

        assertThat(clusters.stream().map(Cluster::text).filter("\uFFFD"::equals)).isNotEmpty();
        assertThat(clusters.getFirst().text()).isEqualTo("ก");
        assertThat(clusters.getLast().text()).isEqualTo("ข");
    }

    @Test
    void drawsNothingForCharactersThatOnlyAllowABreak() {
        assertThat(regular.clusters("ราย\u200Bการ")).isEqualTo(regular.clusters("รายการ"));
    }

    @Test
    void drawsLineBreaksAndTabsAsSpaces() {
        assertThat(regular.clusters("ก\tข\r")).isEqualTo(regular.clusters("ก ข "));
    }

    @Test
    void stacksNoMoreMarksThanAWordHas() {
        var clusters = regular.clusters("ก" + "้".repeat(60));

        assertThat(clusters).allMatch(cluster -> cluster.glyphs().size() <= 4);
    }

    @Test
    void measuresInTheUnitOfTheSize() {
        assertThat(regular.width("1234567890", 10)).isEqualTo(55.0);
    }

    @Test
    void takesNoFileThatIsNoFont() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Typeface("none", new byte[64]))
                .withMessageContaining("no table");
    }

    private static String written(String consonant, String vowel, String tone) {
        return List.of("ำ", "า", "ะ").contains(vowel)
                ? consonant + tone + vowel
                : consonant + vowel + tone;
    }

    private static String shaped(Typeface typeface, String text) {
        var pen = 0;
        var glyphs = new ArrayList<String>();
        for (var cluster : typeface.clusters(text)) {
            for (var glyph : cluster.glyphs()) {
                glyphs.add("%d@%d,%d".formatted(glyph.glyph(), pen + glyph.x(), glyph.y()));
            }
            pen += cluster.advance();
        }
        return String.join(" ", glyphs);
    }

    private static byte[] file(String name) {
        try (var font = Typeface.class.getResourceAsStream("/fonts/" + name + ".ttf")) {
            return font.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An independent answer: what `java.awt` would draw.
    private static final class HarfBuzz {

        private final Font font;

        HarfBuzz(String name) {
            font = load(name).deriveFont((float) TrueTypeFont.UNITS_PER_EM);
        }

        String shaped(String text) {
            var context = new FontRenderContext(null, true, true);
            var vector =
                    font.layoutGlyphVector(
                            context,
                            text.toCharArray(),
                            0,
                            text.length(),
                            Font.LAYOUT_LEFT_TO_RIGHT);
            return IntStream.range(0, vector.getNumGlyphs())
                    .mapToObj(i ->
                            "%d@%d,%d"
                                    .formatted(
                                            vector.getGlyphCode(i),
                                            Math.round(vector.getGlyphPosition(i).getX()),
                                            -Math.round(vector.getGlyphPosition(i).getY())))
                    .collect(Collectors.joining(" "));
        }

        private static Font load(String name) {
            try {
                return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file(name)));
            } catch (FontFormatException | IOException e) {
                throw new IllegalStateException(e);
            } catch (RuntimeException e) {
                return abort("java.awt needs libfontconfig, which this machine lacks: " + e);
            }
        }
    }
}
