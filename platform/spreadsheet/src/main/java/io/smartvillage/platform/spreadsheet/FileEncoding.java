package io.smartvillage.platform.spreadsheet;

/// How a CSV file writes its characters.
public enum FileEncoding {
    UTF_8,

    /// Also Windows-874, which is the same and a little more.
    TIS_620
}
