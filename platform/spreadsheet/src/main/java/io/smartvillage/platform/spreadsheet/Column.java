package io.smartvillage.platform.spreadsheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A column, and how a row fills it.
///
/// @param <T> a row
public sealed interface Column<T> {

    String thai();

    String english();

    /// What the first row says, as the heads of the documents do.
    default String heading() {
        return thai() + " / " + english();
    }

    /// @param <V> what the cell holds
    interface Cell<T, V> {

        /// @return null for an empty cell
        @Nullable V of(T row);
    }

    record Text<T>(String thai, String english, Cell<T, String> cell) implements Column<T> {}

    /// A day of the Common Era.
    record Day<T>(String thai, String english, Cell<T, LocalDate> cell) implements Column<T> {}

    /// Baht, printed with two decimals.
    record Money<T>(String thai, String english, Cell<T, BigDecimal> cell) implements Column<T> {}

    /// Anything that is counted or measured, with the decimals that it has.
    record Quantity<T>(String thai, String english, Cell<T, BigDecimal> cell)
            implements Column<T> {}

    static <T> Column<T> text(String thai, String english, Cell<T, String> cell) {
        return new Text<>(thai, english, cell);
    }

    static <T> Column<T> day(String thai, String english, Cell<T, LocalDate> cell) {
        return new Day<>(thai, english, cell);
    }

    static <T> Column<T> money(String thai, String english, Cell<T, BigDecimal> cell) {
        return new Money<>(thai, english, cell);
    }

    static <T> Column<T> quantity(String thai, String english, Cell<T, BigDecimal> cell) {
        return new Quantity<>(thai, english, cell);
    }
}
