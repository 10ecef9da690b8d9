package io.smartvillage.billing.bankstatement.reading;

import static io.smartvillage.billing.bankstatement.reading.StatementFiles.WINDOWS_874;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is written is read back, however it is written.
class RandomStatementTests {

    private static final String[] MONTHS = {
        "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.",
        "ธ.ค."
    };

    private record Told(
            LocalDate date,
            Direction direction,
            BigDecimal amount,
            BigDecimal balance,
            String text) {}

    static List<Long> seeds() {
        return new Random(20260401).longs(150).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsBackWhatWasWritten(long seed) {
        var random = new Random(seed);
        var told = told(random);
        var newestFirst = random.nextBoolean();

        var statement = StatementFiles.read(file(told, newestFirst, random));

        var expected = newestFirst ? told.reversed() : told;
        assertThat(statement.errors()).isEmpty();
        assertThat(statement.lines())
                .extracting(line ->
                        new Told(
                                line.date(),
                                line.direction(),
                                line.amount(),
                                line.balance() == null ? BigDecimal.ZERO : line.balance(),
                                line.description()))
                .isEqualTo(expected);
        assertThat(statement.lines()).extracting(StatementLine::key).doesNotHaveDuplicates();
        assertThat(statement.warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.ACCOUNT_MISSING);
    }

    private static List<Told> told(Random random) {
        var told = new ArrayList<Told>();
        var balance = BigDecimal.valueOf(random.nextLong(-1_000_00, 100_000_000_00L), 2);
        var date = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400));
        int count = random.nextInt(2, 40);
        for (int i = 0; i < count; i++) {
            date = date.plusDays(random.nextInt(3) + (i == 0 ? 0 : i == count - 1 ? 1 : 0));
            var amount = BigDecimal.valueOf(random.nextLong(1, 10_000_000_00L), 2);
            var direction = random.nextBoolean() ? Direction.CREDIT : Direction.DEBIT;
            balance = direction.applyTo(balance, amount);
            told.add(new Told(date, direction, amount, balance, text(random)));
        }
        return told;
    }

    private static String text(Random random) {
        var words =
                List.of("บ้าน 99/1", "a, b", "x;y", "say \"hi\"", "รวม", "Total", "น้ำ", "Ref2 A1");
        return random.ints(random.nextInt(3), 0, words.size())
                .mapToObj(words::get)
                .collect(Collectors.joining(" "));
    }

    private static byte[] file(List<Told> told, boolean newestFirst, Random random) {
        var delimiter = List.of(",", ";", "\t", "|").get(random.nextInt(4));
        var end = random.nextBoolean() ? "\n" : "\r\n";
        var order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        Collections.shuffle(order, random);
        int style = random.nextInt(5);
        int amountStyle = random.nextInt(4);
        var rows = new ArrayList<List<String>>();
        for (int i = random.nextInt(6); i > 0; i--) {
            rows.add(List.of("statement", "of the village " + i));
        }
        rows.add(
                shuffled(
                        List.of("วันที่", "รายละเอียด", "ถอนเงิน", "ฝากเงิน", "ยอดคงเหลือ"),
                        order));
        for (var line : newestFirst ? told.reversed() : told) {
            var amount = amount(line.amount(), amountStyle);
            var nothing = List.of("", "-", "0.00").get(random.nextInt(3));
            var debit = line.direction() == Direction.DEBIT;
            rows.add(
                    shuffled(
                            List.of(
                                    date(line.date(), style),
                                    line.text(),
                                    debit ? amount : nothing,
                                    debit ? nothing : amount,
                                    amount(line.balance(), amountStyle)),
                            order));
        }
        var text =
                rows.stream()
                        .map(row ->
                                row.stream()
                                        .map(RandomStatementTests::quoted)
                                        .collect(Collectors.joining(delimiter)))
                        .collect(Collectors.joining(end));
        return switch (random.nextInt(3)) {
            case 0 -> text.getBytes(WINDOWS_874);
            case 1 -> ("\uFEFF" + text).getBytes(UTF_8);
            default -> text.getBytes(UTF_8);
        };
    }

    private static List<String> shuffled(List<String> cells, List<Integer> order) {
        return order.stream().map(cells::get).toList();
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[,;\t|\"].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private static String date(LocalDate date, int style) {
        int day = date.getDayOfMonth();
        int month = date.getMonthValue();
        int buddhist = date.getYear() + 543;
        return switch (style) {
            case 0 -> "%02d/%02d/%d".formatted(day, month, buddhist);
            case 1 -> "%d/%d/%d".formatted(day, month, date.getYear());
            case 2 -> "%02d-%s-%d".formatted(day, MONTHS[month - 1], buddhist);
            case 3 -> "%02d/%02d/%02d".formatted(day, month, buddhist % 100);
            default -> date.toString();
        };
    }

    private static String amount(BigDecimal amount, int style) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        var grouped = new DecimalFormat("#,##0.00", symbols).format(amount.abs());
        var negative = amount.signum() < 0;
        return switch (style) {
            case 0 -> amount.toPlainString();
            case 1 -> negative ? "(" + grouped + ")" : grouped;
            case 2 -> "฿" + (negative ? "-" : "") + grouped;
            default -> thai(grouped) + (negative ? "-" : "");
        };
    }

    private static String thai(String digits) {
        return digits.chars()
                .mapToObj(c -> String.valueOf((char) (c >= '0' && c <= '9' ? c - '0' + '๐' : c)))
                .collect(Collectors.joining());
    }
}
