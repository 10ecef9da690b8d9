package io.smartvillage.platform.web.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTests {

    @Test
    void quotesEveryCellAndLeavesWhatIsNotThereEmpty() throws IOException {
        var out = new ByteArrayOutputStream();
        var csv = new CsvWriter(out);

        csv.row(Arrays.asList("ประตู", "a;b", "say \"ah\"", null));
        csv.flush();

        assertThat(out.toString(UTF_8))
                .isEqualTo("\uFEFF\"ประตู\",\"a;b\",\"say \"\"ah\"\"\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+66", "-1", "@sum", "  =1", "\t=1", "\uFEFF=1", "＝1"})
    void marksWhatASpreadsheetWouldCalculateAsText(String text) {
        assertThat(CsvWriter.text(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Main gate", "1=1", "99/1"})
    void leavesOtherTextsAlone(String text) {
        assertThat(CsvWriter.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "'=1+1", "''=1", "' =1", "'s", "''", "+66 81", "plain", ""})
    void givesBackEveryTextThatWasWritten(String text) {
        assertThat(CsvWriter.unmarked(String.valueOf(CsvWriter.text(text)))).isEqualTo(text);
    }
}
