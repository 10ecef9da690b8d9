package io.smartvillage.access.denial;

import io.smartvillage.platform.imports.ChunkResult;
import io.smartvillage.platform.imports.ImportColumn;
import io.smartvillage.platform.imports.ImportRequest;
import io.smartvillage.platform.imports.ImportTable;
import io.smartvillage.platform.imports.Importer;
import io.smartvillage.platform.imports.RowProblem;
import io.smartvillage.platform.imports.RowReader;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Puts what a file lists on the deny list. What is denied already stays as it is.
@Component
public class DenialImporter implements Importer<ImportedDenial> {

    public static final String KIND = "denials";

    static final ImportColumn COLUMN_KIND = ImportColumn.required("kind", "ชนิด", "Kind", "plate");
    static final ImportColumn VALUE =
            ImportColumn.optional("value", "ทะเบียนหรือหมายเลข", "Plate or number", "1กก 1234");
    static final ImportColumn USER_ID =
            ImportColumn.optional("user_id", "รหัสบุคคล", "User id", "");
    static final ImportColumn REASON =
            ImportColumn.required("reason", "เหตุผล", "Reason", "ขับรถชนไม้กั้น");
    static final ImportColumn VALID_FROM =
            ImportColumn.optional("valid_from", "ตั้งแต่", "Valid from", "");
    static final ImportColumn VALID_UNTIL =
            ImportColumn.optional(
                    "valid_until", "จนถึง", "Valid until", "2036-01-01T00:00:00+07:00");

    private static final ImportTable TABLE =
            new ImportTable(
                    KIND,
                    "denial:write",
                    List.of(COLUMN_KIND, VALUE, USER_ID, REASON, VALID_FROM, VALID_UNTIL));

    private static final Map<String, ImportColumn> COLUMN_OF_FIELD =
            Map.of("value", VALUE, "userId", USER_ID, "validUntil", VALID_UNTIL);

    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_REASON = 500;

    private final AddDenial addDenial;

    DenialImporter(AddDenial addDenial) {
        this.addDenial = addDenial;
    }

    @Override
    public ImportTable table() {
        return TABLE;
    }

    @Override
    public Optional<ImportedDenial> read(RowReader row) {
        var kind = row.requiredConstant(COLUMN_KIND.name(), DenialKind.values());
        var value = row.text(VALUE.name(), LONGEST_VALUE);
        var userId = row.id(USER_ID.name());
        var reason = row.requiredText(REASON.name(), LONGEST_REASON);
        var from = row.time(VALID_FROM.name());
        var until = row.time(VALID_UNTIL.name());
        return kind == null || reason == null
                ? Optional.empty()
                : Optional.of(
                        new ImportedDenial(
                                row.line(),
                                new NewDenial(kind, value, userId, reason, from, until)));
    }

    @Override
    public ChunkResult store(List<ImportedDenial> rows, ImportRequest request) {
        var rejected = new ArrayList<RowProblem>();
        long created = 0;
        for (var row : rows) {
            try {
                created += addDenial.ensure(row.denial(), request.requestedBy()) ? 1 : 0;
            } catch (BadParameterException e) {
                var first = e.fields().getFirst();
                var column = COLUMN_OF_FIELD.get(first.field());
                rejected.add(
                        new RowProblem(
                                row.line(),
                                column == null ? "" : column.name(),
                                first.messageKey(),
                                first.arguments()));
            }
        }
        return new ChunkResult(created, 0, rejected);
    }
}
