package io.smartvillage.billing.paper;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/// A PDF.
///
/// @param number of the document
/// @param content is closed by whoever reads it
public record DrawnPaper(String number, long sizeBytes, InputStream content) {

    static DrawnPaper of(String number, byte[] pdf) {
        return new DrawnPaper(number, pdf.length, new ByteArrayInputStream(pdf));
    }
}
