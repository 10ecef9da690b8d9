package io.smartvillage.platform.web.paging;

import java.util.Optional;

/// `limit` (1 to 200, 50 if absent) and `cursor` of a list request: a handler's parameter.
public record PageRequest(int limit, Optional<Cursor> after) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /// How many rows to read: one more than is shown, to know whether there is a next page.
    public int fetchSize() {
        return limit + 1;
    }
}
