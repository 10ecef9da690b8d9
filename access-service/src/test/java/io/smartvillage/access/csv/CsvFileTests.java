package io.smartvillage.access.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.access.csv.CsvHeaderException.WrongColumn;
import io.smartvillage.access.csv.ImportReport.RowProblem;
import io.smartvillage.access.csv.RowImport.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTests {

    private static final CsvFile.Columns COLUMNS =
            new CsvFile.Columns(List.of("kind", "value"), Set.of("label"));

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "TIS-620", "x-windows-874"})
    void readsThaiInTheEncodingsOfThailand(String encoding) throws IOException {
        var file = read("kind,value\nplate,1กก 1234 ลำปาง\n".getBytes(Charset.forName(encoding)));

        assertThat(file.rows().getFirst().cell("value")).isEqualTo("1กก 1234 ลำปาง");
    }

    @Test
    void countsLinesPastBlankRowsQuotesAndAByteOrderMark() throws IOException {
        var file =
                read(
                        "\uFEFF Value ,KIND\r\n\r\n\"two\nlines\",card\n , \n\"a \"\"b\"\"\",card"
                                .getBytes(UTF_8));

        assertThat(file.rows()).extracting(CsvRow::line).containsExactly(3L, 6L);
        assertThat(file.rows())
                .extracting(row -> row.cell("value"))
                .containsExactly("two\nlines", "a \"b\"");
        assertThat(file.rows().getFirst().cell("label")).isEmpty();
    }

    @Test
    void namesEveryColumnThatIsWrong() {
        assertThatExceptionOfType(CsvHeaderException.class)
                .isThrownBy(() -> read("kind,colour,kind\nx,y,z\n".getBytes(UTF_8)))
                .extracting(CsvHeaderException::columns)
                .isEqualTo(
                        List.of(
                                new WrongColumn("colour", "csv.column-unknown"),
                                new WrongColumn("kind", "csv.column-twice"),
                                new WrongColumn("value", "csv.column-missing")));
    }

    @Test
    void saysOnWhichLineItCannotBeRead() {
        assertThatExceptionOfType(CsvRefusedException.class)
                .isThrownBy(() -> read("kind,value\ncard,1\ncard,\"2\"x\n".getBytes(UTF_8)))
                .satisfies(e -> assertThat(e.code()).isEqualTo("csv-malformed"))
                .satisfies(e -> assertThat(e.number()).isEqualTo(3));
        assertThatExceptionOfType(CsvRefusedException.class)
                .isThrownBy(() -> read("kind,value\n\u00FF".getBytes(Charset.forName("UTF-16"))))
                .satisfies(e -> assertThat(e.code()).isEqualTo("csv-encoding"));
        assertThatExceptionOfType(CsvRefusedException.class)
                .isThrownBy(() -> read("kind,value\n".getBytes(UTF_8)))
                .satisfies(e -> assertThat(e.code()).isEqualTo("csv-empty"));
    }

    @Test
    void storesGoodRowsInBatchesAndNamesTheRest() throws IOException {
        var text = new StringBuilder("kind,value\n");
        for (int i = 0; i < 1200; i++) {
            text.append("card,").append(i % 400 == 0 ? "" : Integer.toString(i)).append('\n');
        }
        var batches = new ArrayList<Integer>();
        var rows =
                new RowImport<>(
                        row -> Optional.ofNullable(row.requiredText("value", 10)),
                        (List<String> batch) -> {
                            batches.add(batch.size());
                            return new Stored(
                                    batch.size() - 2,
                                    List.of(RowProblem.of(500, "value", "csv.taken")));
                        });

        var report = rows.run(read(text.toString().getBytes(UTF_8)), false);

        assertThat(batches).containsExactly(500, 500, 197);
        assertThat(report.rows()).isEqualTo(1200);
        assertThat(report.created()).isEqualTo(1191);
        assertThat(report.unchanged()).isEqualTo(3);
        assertThat(report.rejected()).isEqualTo(6);
        assertThat(report.problems())
                .extracting(RowProblem::line)
                .containsExactly(2L, 402L, 500L, 500L, 500L, 802L);
    }

    private static CsvFile read(byte[] bytes) throws IOException {
        return CsvFile.receive(new ByteArrayInputStream(bytes), COLUMNS);
    }
}
