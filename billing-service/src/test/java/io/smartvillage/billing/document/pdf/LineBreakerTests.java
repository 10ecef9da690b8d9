package io.smartvillage.billing.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineBreakerTests {

    private final TextStyle style =
            new TextStyle(TypefaceTests.typeface("Sarabun-Regular"), 10, Ink.BLACK);

    @Test
    void breaksThaiBetweenWords() {
        assertThat(LineBreaker.lines("ค่าบริการกำจัดขยะ", style, style.width("ค่าบริการกำ")))
                .containsExactly("ค่าบริการ", "กำจัดขยะ");
    }

    @Test
    void breaksAWordThatIsTooWideBetweenItsLetters() {
        var word = "กี่".repeat(40);

        var lines = LineBreaker.lines(word, style, 50);

        assertThat(lines).hasSizeGreaterThan(3).allMatch(line -> style.width(line) <= 50);
        assertThat(lines).allMatch(line -> line.startsWith("กี่"));
        assertThat(String.join("", lines)).isEqualTo(word);
    }

    @Test
    void keepsDocumentNumbersWhole() {
        assertThat(LineBreaker.lines("ใบเสร็จ RCP-2569-000098", style, 90))
                .containsExactly("ใบเสร็จ", "RCP-2569-000098");
    }

    @Test
    void keepsTheLinesOfTheText() {
        assertThat(LineBreaker.lines("88 หมู่ 5\nบางใหญ่\r\n", style, 500))
                .containsExactly("88 หมู่ 5", "บางใหญ่");
    }

    @Test
    void givesOneEmptyLineForNoText() {
        assertThat(LineBreaker.lines("", style, 100)).containsExactly("");
    }

    @Test
    void losesNothingOfALongText() {
        var text = "ขอแจ้งให้ท่านทราบว่า ค่าส่วนกลาง INV-2569-000123 ครบกำหนดชำระแล้ว ".repeat(30);

        var lines = LineBreaker.lines(text, style, 120);

        assertThat(lines).allMatch(line -> style.width(line) <= 120);
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
    }
}
