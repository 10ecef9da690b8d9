package io.smartvillage.platform.web.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param nextCursor what to send as `cursor` for the next page; absent on the last
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /// @param fetched up to `request.fetchSize()` rows in order: one more than fits says there is
    ///   more
    /// @param position the sort key of a row, as [PageRequest#after] gives it back
    public static <R, T> Page<T> of(
            List<R> fetched,
            PageRequest request,
            Function<R, Cursor> position,
            Function<R, T> view) {
        var more = fetched.size() > request.limit();
        var rows = more ? fetched.subList(0, request.limit()) : fetched;
        return new Page<>(
                rows.stream().map(view).toList(),
                more ? position.apply(rows.getLast()).encoded() : null);
    }
}
