package io.smartvillage.billing.bankstatement.reading;

import io.smartvillage.billing.bankstatement.reading.StatementRefusedException.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The row that names the columns, as one layout understands it.
final class Header {

    /// What may follow a name in brackets.
    private static final Set<String> UNITS = Set.of("", "thb", "baht", "บาท");

    private static final Pattern BETWEEN_NAMES = Pattern.compile("[()\\[\\]/|]");

    /// The names of a layout's columns, ready to be looked up.
    static final class Names {

        private record Name(Column column, int rank) {}

        private record Place(int index, int rank) {}

        private final StatementLayout layout;
        private final Map<String, Name> names;

        Names(StatementLayout layout) {
            this.layout = layout;
            this.names =
                    layout.columns().entrySet().stream()
                            .flatMap(column -> {
                                var written = column.getValue();
                                return IntStream.range(0, written.size())
                                        .mapToObj(rank ->
                                                Map.entry(
                                                        Wording.name(written.get(rank)),
                                                        new Name(column.getKey(), rank)));
                            })
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey,
                                            Map.Entry::getValue,
                                            (first, _) -> first));
        }

        StatementLayout layout() {
            return layout;
        }

        /// How many cells name a column of the layout.
        int known(CsvRow row) {
            return (int) row.cells().stream().filter(cell -> find(cell) != null).count();
        }

        /// A layout does not mind columns that it does not know, nor their order.
        Header understand(CsvRow row) {
            var places = new EnumMap<Column, List<Place>>(Column.class);
            for (int i = 0; i < row.cells().size(); i++) {
                var name = find(row.cells().get(i));
                if (name != null) {
                    places.computeIfAbsent(name.column(), _ -> new ArrayList<>())
                            .add(new Place(i, name.rank()));
                }
            }
            var indexes = new EnumMap<Column, List<Integer>>(Column.class);
            places.forEach((column, found) -> {
                if (!column.isText()) {
                    int best = found.stream().mapToInt(Place::rank).min().orElseThrow();
                    found.removeIf(place -> place.rank() != best);
                }
                indexes.put(column, found.stream().map(Place::index).toList());
            });
            return new Header(layout, row, indexes);
        }

        /// A cell may name a column twice, in Thai and in English: `วันที่ (Date)`.
        private @Nullable Name find(String cell) {
            var whole = names.get(Wording.name(cell));
            if (whole != null) {
                return whole;
            }
            var parts =
                    BETWEEN_NAMES
                            .splitAsStream(cell)
                            .map(Wording::name)
                            .filter(part -> !UNITS.contains(part))
                            .toList();
            var found = parts.stream().filter(names::containsKey).map(names::get).toList();
            if (found.isEmpty()
                    || found.size() < parts.size()
                    || found.stream().map(Name::column).distinct().count() > 1) {
                return null;
            }
            return found.stream().min(Comparator.comparingInt(Name::rank)).orElseThrow();
        }
    }

    private final StatementLayout layout;
    private final CsvRow row;
    private final Map<Column, List<Integer>> indexes;

    private Header(StatementLayout layout, CsvRow row, Map<Column, List<Integer>> indexes) {
        this.layout = layout;
        this.row = row;
        this.indexes = indexes;
    }

    StatementLayout layout() {
        return layout;
    }

    long line() {
        return row.line();
    }

    boolean has(Column column) {
        return indexes.containsKey(column);
    }

    boolean hasTwoAmounts() {
        return has(Column.DEBIT) && has(Column.CREDIT);
    }

    /// Names of the columns that it would need to be of the layout.
    List<String> missing() {
        var missing = new ArrayList<>(layout.requiredNames(indexes.keySet()));
        if (!hasTwoAmounts() && !has(Column.AMOUNT)) {
            var needed =
                    layout.names(Column.AMOUNT)
                            ? List.of(Column.AMOUNT)
                            : List.of(Column.DEBIT, Column.CREDIT);
            needed.stream()
                    .filter(column -> !has(column))
                    .map(column -> layout.columns().getOrDefault(column, List.of()).getFirst())
                    .filter(name -> !missing.contains(name))
                    .forEach(missing::add);
        }
        return missing;
    }

    boolean fits() {
        return missing().isEmpty();
    }

    /// @throws StatementRefusedException if a column could be either of two
    void requireEachColumnOnce() {
        indexes.forEach((column, places) -> {
            if (!column.isText() && places.size() > 1) {
                throw new StatementRefusedException(
                        Reason.COLUMN_TWICE, line(), row.cells().get(places.getFirst()));
            }
        });
    }

    /// By the number of columns required, then known.
    static final Comparator<Header> SPECIFIC =
            Comparator.<Header>comparingInt(header -> header.layout.required().size())
                    .thenComparingInt(header -> header.indexes.size());

    int width() {
        return row.cells().size();
    }

    String name(Column column) {
        return has(column) ? row.cells().get(index(column)) : "";
    }

    /// Whether another row is this header once more, or its second line.
    boolean isRepeatedIn(CsvRow other, Names names) {
        var date = cell(other, Column.DATE);
        return !date.isEmpty() && names.find(date) != null && names.known(other) > 1;
    }

    /// @return empty if the file has no such column, or the row no such cell
    String cell(CsvRow from, Column column) {
        return has(column) ? cell(from, index(column)) : "";
    }

    /// All columns that are one text, joined.
    String text(CsvRow from, Column column, Function<String, String> change) {
        return indexes.getOrDefault(column, List.of()).stream()
                .map(index -> change.apply(cell(from, index)))
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /// Whether the row ends before a column that says what happened.
    boolean isCutShort(CsvRow from) {
        return indexes.entrySet().stream()
                .filter(column -> column.getKey().isVital())
                .anyMatch(column -> column.getValue().getLast() >= from.cells().size());
    }

    private int index(Column column) {
        return indexes.getOrDefault(column, List.of()).getFirst();
    }

    private static String cell(CsvRow from, int index) {
        return index < from.cells().size() ? from.cells().get(index) : "";
    }
}
