package io.smartvillage.billing.bankstatement.reading;

import io.smartvillage.billing.bankstatement.reading.Header.Names;
import io.smartvillage.billing.bankstatement.reading.StatementRefusedException.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds the layout, the delimiter and the header of a text, below however much of a preamble.
final class HeaderSearch {

    private static final int MOST_HEADERS = 40;
    private static final int LONGEST_HEADER = 60;

    /// Rows with fewer cells do not look like a header at all.
    private static final int FEWEST_CELLS = 3;

    private final List<Names> layouts;
    private final String text;
    private final long mostRows;

    /// The row that looked most like a header so far.
    private @Nullable Attempt nearest;

    private @Nullable StatementRefusedException failure;

    HeaderSearch(List<Names> layouts, String text, long mostRows) {
        this.layouts = layouts;
        this.text = text;
        this.mostRows = mostRows;
    }

    record Result(Names names, Header header, Delimiter delimiter) {}

    private record Attempt(CsvRow row, Names names, int known) {}

    /// @throws UnknownLayoutException if no row is a header that a layout describes
    /// @throws StatementRefusedException if the text is not readable so far
    Result find() {
        var found =
                layouts.stream()
                        .flatMap(names -> names.layout().delimiters().stream())
                        .distinct()
                        .sorted()
                        .map(this::find)
                        .filter(Objects::nonNull)
                        .max(
                                Comparator.comparing(Result::header, Header.SPECIFIC)
                                        .thenComparing(
                                                result -> result.header().line(),
                                                Comparator.reverseOrder()))
                        .orElseThrow(this::nothingFound);
        found.header().requireEachColumnOnce();
        return found;
    }

    private @Nullable Result find(Delimiter delimiter) {
        var candidates =
                layouts.stream()
                        .filter(names -> names.layout().delimiters().contains(delimiter))
                        .toList();
        try (var rows = new CsvRows(text, delimiter, mostRows)) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                var result = understand(row, candidates, delimiter);
                if (result != null) {
                    return result;
                }
            }
        } catch (StatementRefusedException e) {
            // another delimiter may be the right one
            failure = e;
        }
        return null;
    }

    private @Nullable Result understand(CsvRow row, List<Names> candidates, Delimiter delimiter) {
        if (row.filled() < 2) {
            return null;
        }
        Result best = null;
        for (var names : candidates) {
            int known = names.known(row);
            remember(row, names, known);
            if (known < 2) {
                continue;
            }
            var header = names.understand(row);
            if (header.fits()
                    && (best == null || Header.SPECIFIC.compare(header, best.header()) > 0)) {
                best = new Result(names, header, delimiter);
            }
        }
        return best;
    }

    private void remember(CsvRow row, Names names, int known) {
        if (nearest == null
                || known > nearest.known()
                || (known == nearest.known() && row.filled() > nearest.row().filled())) {
            nearest = new Attempt(row, names, known);
        }
    }

    private RuntimeException nothingFound() {
        var seen = nearest;
        if (failure != null
                && (failure.reason() != Reason.MALFORMED
                        || seen == null
                        || seen.row().filled() < FEWEST_CELLS)) {
            return failure;
        }
        if (seen == null) {
            return new UnknownLayoutException(1, firstWords(), null, List.of());
        }
        var nothingKnown = seen.known() == 0;
        return new UnknownLayoutException(
                seen.row().line(),
                shortened(seen.row().cells()),
                nothingKnown ? null : seen.names().layout().id(),
                nothingKnown ? List.of() : seen.names().understand(seen.row()).missing());
    }

    private List<String> firstWords() {
        return shortened(text.lines().filter(line -> !line.isBlank()).limit(1).toList());
    }

    private static List<String> shortened(List<String> cells) {
        var headers = new ArrayList<String>();
        for (var cell : cells) {
            if (!cell.isEmpty() && headers.size() < MOST_HEADERS) {
                headers.add(cell.substring(0, Math.min(cell.length(), LONGEST_HEADER)));
            }
        }
        return headers;
    }
}
