package io.smartvillage.platform.spreadsheet;

import io.smartvillage.platform.web.problem.BrokenOffException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/// Sends a table of any length while it is read.
public final class TableDownload {

    private static final Logger LOG = LoggerFactory.getLogger(TableDownload.class);

    private TableDownload() {}

    /// @param name of the file, without extension
    /// @param rows read as they are sent
    /// @throws BrokenOffException if reading the rows fails after some were sent: the answer then
    ///   does not end properly
    public static <T> void send(
            HttpServletResponse response,
            ExportFormat format,
            String name,
            ExportTable<T> table,
            Stream<T> rows) {
        response.setContentType(format.mediaType());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + "." + format.extension())
                        .build()
                        .toString());
        try (rows) {
            format.write(table, rows, response.getOutputStream());
        } catch (IOException e) {
            LOG.debug("nobody reads the export any more", e);
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw new BrokenOffException(e);
            }
            response.reset();
            throw e;
        }
    }
}
