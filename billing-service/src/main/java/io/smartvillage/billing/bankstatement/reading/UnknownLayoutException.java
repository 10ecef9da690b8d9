package io.smartvillage.billing.bankstatement.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// No row of the file is a header that a layout describes.
public final class UnknownLayoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final transient List<String> headers;
    private final @Nullable String nearestLayout;
    private final transient List<String> missing;

    UnknownLayoutException(
            long line, List<String> headers, @Nullable String nearestLayout, List<String> missing) {
        super("no layout has the header of line %d: %s".formatted(line, headers));
        this.line = line;
        this.headers = List.copyOf(headers);
        this.nearestLayout = nearestLayout;
        this.missing = List.copyOf(missing);
    }

    /// The line that looks most like a header.
    public long line() {
        return line;
    }

    /// Its cells, at most 40, each of at most 60 characters.
    public List<String> headers() {
        return headers;
    }

    /// The layout that knows most of the headers; null if none knows any.
    public @Nullable String nearestLayout() {
        return nearestLayout;
    }

    /// Names of columns that the nearest layout misses.
    public List<String> missing() {
        return missing;
    }
}
