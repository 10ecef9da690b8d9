package io.smartvillage.billing.bankstatement.reading;

import static io.smartvillage.billing.bankstatement.reading.StatementFiles.KBANK_CORPORATE;
import static io.smartvillage.billing.bankstatement.reading.StatementFiles.SCB_BUSINESS;
import static io.smartvillage.billing.bankstatement.reading.StatementFiles.WINDOWS_874;
import static io.smartvillage.billing.bankstatement.reading.StatementFiles.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StatementKeyTests {

    private static final String HEADER = "Account No,Date,Description,Debit,Credit\n";

    @Test
    void followsItsRecipe() throws NoSuchAlgorithmException {
        var withBalance = "1|1234567890|2026-04-01|09:15:02|CREDIT|120000|10120000||0";
        assertThat(keys(KBANK_CORPORATE).getFirst()).isEqualTo(sha256(withBalance));

        var withoutBalance = "1|111222|2026-04-01||CREDIT|120000||FEEบ้าน99/1|1";
        assertThat(keys(HEADER + "111222,01/04/2026,fee บ้าน 99/1,,1200\n".repeat(2)).getLast())
                .isEqualTo(sha256(withoutBalance));
    }

    private static String sha256(String parts) throws NoSuchAlgorithmException {
        var bytes = parts.replace('|', '\u001F').getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void isTheSameInFilesThatOverlap() {
        var lines = KBANK_CORPORATE.lines().toList();
        var head = String.join("\n", lines.subList(0, 8)) + "\n";

        var april = keys(head + String.join("\n", lines.subList(8, 11)));
        var later = keys(head + String.join("\n", lines.subList(10, 12)));

        assertThat(later.getFirst()).isEqualTo(april.getLast());
        assertThat(april).doesNotContain(later.getLast());
    }

    @Test
    void isTheSameInAnotherEncodingDelimiterAndOrder() {
        var semicolons = KBANK_CORPORATE.replaceAll(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", ";");
        var lines = KBANK_CORPORATE.lines().toList();
        var newestFirst = new ArrayList<>(lines.subList(8, 12));
        Collections.reverse(newestFirst);
        var reversed =
                String.join("\n", lines.subList(0, 8)) + "\n" + String.join("\n", newestFirst);

        assertThat(read(KBANK_CORPORATE.getBytes(WINDOWS_874)).lines())
                .extracting(StatementLine::key)
                .isEqualTo(keys(KBANK_CORPORATE));
        assertThat(keys(semicolons)).isEqualTo(keys(KBANK_CORPORATE));
        assertThat(keys(reversed).reversed()).isEqualTo(keys(KBANK_CORPORATE));
    }

    @Test
    void tellsEqualRowsApartByTheirOrder() {
        var row = "111222,01/04/2026,fee,,1200\n";

        var once = keys(HEADER + row);
        var thrice = keys(HEADER + row.repeat(3));

        assertThat(thrice).doesNotHaveDuplicates().startsWith(once.getFirst());
        assertThat(keys(HEADER + row.repeat(3))).isEqualTo(thrice);
    }

    @Test
    void countsEqualRowsFromTheOldestInFilesThatGrowAtTheTop() {
        var other = "111222,02/04/2026,guard,500,\n";
        var row = "111222,01/04/2026,fee,,1200\n";

        assertThat(keys(HEADER + other + row.repeat(2)).reversed())
                .startsWith(keys(HEADER + row.repeat(2)).toArray(String[]::new));
    }

    @Test
    void tellsEqualRowsWithEqualBalancesApart() {
        var header = "Date,Description,Debit,Credit,Balance\n";
        var in = "01/04/2026,fee,,100,1100\n";
        var out = "01/04/2026,back,100,,1000\n";

        assertThat(keys(header + in + out + in)).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void differsByAccount() {
        var other = SCB_BUSINESS.replace("1112223334", "9998887776");

        assertThat(keys(other)).doesNotContainAnyElementsOf(keys(SCB_BUSINESS));
    }

    @Test
    void keepsToTheBalanceWhenTheTextIsReadBetter() {
        var other = SCB_BUSINESS.replace("PromptPay x1111", "พร้อมเพย์ x1111");

        assertThat(keys(other)).isEqualTo(keys(SCB_BUSINESS));
    }

    private static List<String> keys(String file) {
        return read(file).lines().stream().map(StatementLine::key).collect(Collectors.toList());
    }
}
