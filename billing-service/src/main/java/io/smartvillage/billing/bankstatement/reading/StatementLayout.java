package io.smartvillage.billing.bankstatement.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How one kind of statement looks. A village may bring its own: see [#parse].
///
/// Names, words and labels are compared without regard to case, spaces and punctuation other than
/// `/`; Thai digits count as digits.
///
/// @param id lower-case letters, digits and dashes
/// @param name for people
/// @param delimiters to try
/// @param columns the names each column may have in the header, the preferred one first
/// @param required columns without which a header is not of this layout; the layout that requires
///   most of those that fit is taken
/// @param blanks cells that mean "nothing", besides empty ones, `-` and `N/A`
public record StatementLayout(
        String id,
        String name,
        Set<Delimiter> delimiters,
        Map<Column, List<String>> columns,
        Set<Column> required,
        Dates dates,
        Decimals decimals,
        Directions direction,
        Rows rows,
        Labels labels,
        Set<String> blanks) {

    /// @param formats made of `d`, `dd`, `M`, `MM` (numbers), `MMM` (Thai or English month name, in
    ///   full or short), `yy`, `yyyy`; where a format has a space, `-`, `/` or `.` any of these is
    ///   read. A four-digit year from 2400 on is Buddhist, whatever the era.
    /// @param era of two-digit years
    public record Dates(List<String> formats, Era era) {

        public Dates {
            formats = List.copyOf(formats);
        }
    }

    public enum Era {
        BUDDHIST,
        CHRISTIAN,
        /// 60 to 99 is 2560 to 2599 B.E. (2017 to 2056), 00 to 59 is 2000 to 2059 C.E.
        AUTO
    }

    public record Decimals(char separator, char grouping) {}

    /// How a single amount column tells the direction; two amount columns tell it by themselves.
    ///
    /// @param by in this order, the first that can tell decides
    /// @param words the longest that the kind, else the description, begins with
    /// @param codes of the code column
    public record Directions(
            List<DirectionRule> by,
            Map<Direction, List<String>> words,
            Map<Direction, List<String>> codes) {

        public Directions {
            by = List.copyOf(by);
            words = copy(words);
            codes = copy(codes);
        }
    }

    public enum DirectionRule {
        CODE,
        WORDS,
        BALANCE,
        /// A minus, brackets or `DR` is a debit, anything else a credit.
        SIGN
    }

    /// Rows that are no transactions, by what one of their cells begins with. A row with a date and
    /// an amount is one, whatever it says.
    ///
    /// @param opening balance brought forward
    /// @param closing balance carried forward
    /// @param ignored totals, page feet
    /// @param end nothing counts below it
    public record Rows(
            List<String> opening, List<String> closing, List<String> ignored, List<String> end) {

        public Rows {
            opening = List.copyOf(opening);
            closing = List.copyOf(closing);
            ignored = List.copyOf(ignored);
            end = List.copyOf(end);
        }
    }

    /// What stands before a value above the header, in the same cell or in one to the left.
    public record Labels(
            List<String> account, List<String> period, List<String> opening, List<String> closing) {

        public Labels {
            account = List.copyOf(account);
            period = List.copyOf(period);
            opening = List.copyOf(opening);
            closing = List.copyOf(closing);
        }
    }

    public StatementLayout {
        delimiters = Set.copyOf(delimiters);
        columns = copy(columns);
        required = Set.copyOf(required);
        blanks = Set.copyOf(blanks);
    }

    /// @param description YAML or JSON, as in `bank-statement-layouts/*.yaml`
    /// @throws InvalidLayoutException naming everything that is wrong with it
    public static StatementLayout parse(String description) {
        return new LayoutDescription(description).layout();
    }

    boolean names(Column column) {
        return columns.containsKey(column);
    }

    /// The first names of the columns that a header of this layout must have.
    List<String> requiredNames(Set<Column> present) {
        var missing = new ArrayList<String>();
        for (var column : Column.values()) {
            var names = columns.get(column);
            if (names != null && required.contains(column) && !present.contains(column)) {
                missing.add(names.getFirst());
            }
        }
        return missing;
    }

    private static <K extends Enum<K>> Map<K, List<String>> copy(Map<K, List<String>> lists) {
        if (lists.isEmpty()) {
            return Map.of();
        }
        var copy = new EnumMap<K, List<String>>(lists);
        copy.replaceAll((_, list) -> List.copyOf(list));
        return Map.copyOf(copy);
    }
}
