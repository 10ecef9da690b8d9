package io.smartvillage.billing.bankstatement.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a file says about the account and the period above its transactions.
final class Preamble {

    /// In groups with dashes, in one piece, in groups with spaces.
    private static final Pattern ACCOUNT =
            Pattern.compile("[0-9xX*]+(?:-[0-9xX*]+)+|[0-9xX*]{6,}|[0-9xX*]+(?: [0-9xX*]+)+");

    private static final int FEWEST_CHARACTERS = 6;

    /// What a spreadsheet makes of a number that it finds too long.
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d[.,]\\d+[eE]\\+?\\d+");

    private static final int FEWEST_DIGITS = 3;

    private final List<CsvRow> rows;
    private final StatementLayout layout;

    Preamble(List<CsvRow> rows, StatementLayout layout) {
        this.rows = List.copyOf(rows);
        this.layout = layout;
    }

    /// Digits, and `x` where one is hidden; empty if the text holds no account number.
    static Optional<String> accountNumber(String text) {
        var plain = Wording.arabicDigits(text);
        if (SCIENTIFIC.matcher(plain).find()) {
            return Optional.empty();
        }
        return ACCOUNT.matcher(plain)
                .results()
                .map(match -> match.group().replaceAll("[- ]", "").replaceAll("[X*]", "x"))
                .filter(number ->
                        number.length() >= FEWEST_CHARACTERS
                                && number.chars().filter(Character::isDigit).count()
                                        >= FEWEST_DIGITS)
                .findFirst();
    }

    Optional<String> accountNumber() {
        return after(layout.labels().account()).stream()
                .flatMap(value -> accountNumber(value.text()).stream())
                .findFirst();
    }

    /// From a row that is labelled so and has two days; from such rows together; else from any row
    /// with two days.
    Optional<Period> period() {
        var reading = new DayAndTime.Reading(layout.dates());
        var labelled =
                after(layout.labels().period()).stream()
                        .map(value -> reading.findAll(value.text()))
                        .toList();
        var any = rows.stream().map(row -> reading.findAll(row.text()));
        var together = labelled.stream().flatMap(List::stream).toList();
        return Stream.concat(Stream.concat(labelled.stream(), Stream.of(together)), any)
                .filter(days -> days.size() >= 2)
                .findFirst()
                .map(days -> new Period(Collections.min(days), Collections.max(days)));
    }

    record Period(LocalDate from, LocalDate until) {}

    @Nullable BigDecimal opening() {
        return amountAfter(layout.labels().opening());
    }

    @Nullable BigDecimal closing() {
        return amountAfter(layout.labels().closing());
    }

    private @Nullable BigDecimal amountAfter(List<String> labels) {
        var format = new AmountFormat(layout);
        for (var value : after(labels)) {
            for (var cell : value.cells()) {
                try {
                    var amount = format.read(cell);
                    if (amount != null) {
                        return amount;
                    }
                } catch (UnreadableCellException _) {
                    // a text between the label and the amount
                }
            }
        }
        return null;
    }

    private record Value(List<String> cells) {

        String text() {
            return String.join(" ; ", cells);
        }
    }

    /// What stands after a label, in its cell and in those to the right.
    private List<Value> after(List<String> labels) {
        var values = new ArrayList<Value>();
        for (var row : rows) {
            for (int i = 0; i < row.cells().size(); i++) {
                var rest = afterLabel(row.cells().get(i), labels);
                if (rest.isPresent()) {
                    var cells = new ArrayList<String>();
                    cells.add(rest.get());
                    row.cells().stream().skip(i + 1L).forEach(cells::add);
                    values.add(new Value(cells));
                    break;
                }
            }
        }
        return values;
    }

    /// The rest of a cell that begins with a label, without the colon.
    private static Optional<String> afterLabel(String cell, List<String> labels) {
        int longest =
                Wording.longestBeginning(
                        Wording.name(cell), labels.stream().map(Wording::name).toList());
        if (longest == 0) {
            return Optional.empty();
        }
        int end = 0;
        while (Wording.name(cell.substring(0, end)).length() < longest) {
            end++;
        }
        if (isLatin(cell, end - 1) && isLatin(cell, end)) {
            return Optional.empty(); // the label is the beginning of another word only
        }
        return Optional.of(
                Wording.cell(cell.substring(end).replaceFirst("^[^\\p{L}\\p{N}'=(+-]+", "")));
    }

    private static boolean isLatin(String text, int at) {
        return at < text.length()
                && Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.LATIN;
    }
}
