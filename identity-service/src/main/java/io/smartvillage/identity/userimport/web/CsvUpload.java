package io.smartvillage.identity.userimport.web;

import org.jspecify.annotations.Nullable;

/// A file that was sent as `text/csv`.
///
/// @param text null if it is not UTF-8
record CsvUpload(@Nullable String text) {

    @Override
    public String toString() {
        return "CsvUpload";
    }
}
