package io.smartvillage.platform.spreadsheet;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The rows of a file in order, without the blank ones; one at a time is in memory.
public interface TableRows extends Closeable {

    /// @return null at the end
    /// @throws TableRefusedException if the rest of the file cannot be read
    @Nullable TableRow next() throws IOException;
}
