package io.smartvillage.platform.spreadsheet;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Rows of a long list, read a page at a time: each page can be a transaction of its own, and one
/// is in memory. What changes meanwhile shows as it is when its turn comes.
public final class PagedRows {

    /// How many rows a page has.
    public static final int PAGE = 500;

    private PagedRows() {}

    /// @param <T> a row
    @FunctionalInterface
    public interface Pages<T> {

        /// @param last the last row of the page before; empty for the first page
        /// @param limit how many rows at most; fewer say that the list ends
        List<T> after(Optional<T> last, int limit);
    }

    public static <T> Stream<T> stream(Pages<T> pages) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new Rows<>(pages), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    private static final class Rows<T> implements Iterator<T> {

        private final Pages<T> pages;
        private Optional<T> last = Optional.empty();
        private Iterator<T> page = List.<T>of().iterator();
        private boolean more = true;

        Rows(Pages<T> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && more) {
                var read = pages.after(last, PAGE);
                more = read.size() == PAGE;
                page = read.iterator();
            }
            return page.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var row = page.next();
            last = Optional.of(row);
            return row;
        }
    }
}
