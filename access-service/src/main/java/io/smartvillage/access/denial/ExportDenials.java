package io.smartvillage.access.denial;

import io.smartvillage.platform.imports.ImportColumn;
import io.smartvillage.platform.spreadsheet.Column;
import io.smartvillage.platform.spreadsheet.ExportTable;
import io.smartvillage.platform.spreadsheet.PagedRows;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// What is denied and was not lifted, as a table that [DenialImporter] reads.
@Service
public class ExportDenials {

    public static final ExportTable<Denial> TABLE =
            new ExportTable<>(
                    DenialImporter.KIND,
                    List.of(
                            text(DenialImporter.COLUMN_KIND, denial -> denial.kind().column),
                            text(DenialImporter.VALUE, Denial::value),
                            text(
                                    DenialImporter.USER_ID,
                                    denial -> Objects.toString(denial.userId(), null)),
                            text(DenialImporter.REASON, Denial::reason),
                            text(
                                    DenialImporter.VALID_FROM,
                                    denial -> denial.validFrom().toString()),
                            text(
                                    DenialImporter.VALID_UNTIL,
                                    denial -> Objects.toString(denial.validUntil(), null))));

    private final FindDenials findDenials;

    ExportDenials(FindDenials findDenials) {
        this.findDenials = findDenials;
    }

    /// Read as they are used: memory does not grow with the list.
    public Stream<Denial> all() {
        return PagedRows.<Denial>stream(
                        (last, limit) -> findDenials.next(last.map(Denial::id), limit))
                .filter(denial -> denial.liftedAt() == null);
    }

    private static Column<Denial> text(ImportColumn column, Column.Cell<Denial, String> cell) {
        return Column.text(column.thai(), column.english(), cell);
    }
}
