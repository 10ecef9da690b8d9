package io.smartvillage.access.denial;

import io.smartvillage.access.csv.CsvFile;
import io.smartvillage.access.csv.ImportReport;
import io.smartvillage.access.csv.ImportReport.RowProblem;
import io.smartvillage.access.csv.RowImport;
import io.smartvillage.access.csv.RowImport.Stored;
import io.smartvillage.access.csv.RowReader;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts what a CSV file lists on the deny list. What is denied already stays as it is, so a file
/// can be sent again at any time; bad rows are reported and keep no good row from being stored.
@Service
public class ImportDenials {

    private static final String KIND = "kind";
    private static final String VALUE = "value";
    private static final String USER_ID = "user_id";
    private static final String REASON = "reason";
    private static final String VALID_FROM = "valid_from";
    private static final String VALID_UNTIL = "valid_until";
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_REASON = 500;

    private static final CsvFile.Columns COLUMNS =
            new CsvFile.Columns(
                    List.of(KIND, REASON), Set.of(VALUE, USER_ID, VALID_FROM, VALID_UNTIL));

    private static final Map<String, String> COLUMN_OF_FIELD =
            Map.of("value", VALUE, "userId", USER_ID, "validUntil", VALID_UNTIL);

    private record Row(long line, NewDenial denial) {}

    private final AddDenial addDenial;
    private final TransactionTemplate transaction;

    ImportDenials(AddDenial addDenial, PlatformTransactionManager transactions) {
        this.addDenial = addDenial;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// @param dryRun stores nothing and tells what would happen
    /// @throws io.smartvillage.access.csv.CsvRefusedException if the file cannot be used; nothing
    ///   was stored
    /// @throws io.smartvillage.access.csv.CsvHeaderException if it has other columns; nothing was
    ///   stored
    public ImportReport importFrom(InputStream body, boolean dryRun) throws IOException {
        return new RowImport<>(
                        ImportDenials::read,
                        rows ->
                                Objects.requireNonNull(
                                        transaction.execute(status -> {
                                            if (dryRun) {
                                                status.setRollbackOnly();
                                            }
                                            return store(rows);
                                        })))
                .run(CsvFile.receive(body, COLUMNS), dryRun);
    }

    private static Optional<Row> read(RowReader row) {
        var kind = row.constant(KIND, DenialKind.values());
        var value = row.text(VALUE, LONGEST_VALUE);
        var userId = row.id(USER_ID);
        var reason = row.requiredText(REASON, LONGEST_REASON);
        var from = row.time(VALID_FROM);
        var until = row.time(VALID_UNTIL);
        return kind == null || reason == null
                ? Optional.empty()
                : Optional.of(
                        new Row(
                                row.line(),
                                new NewDenial(kind, value, userId, reason, from, until)));
    }

    private Stored store(List<Row> rows) {
        var rejected = new ArrayList<RowProblem>();
        long created = 0;
        for (var row : rows) {
            try {
                created += addDenial.ensure(row.denial()) ? 1 : 0;
            } catch (BadParameterException e) {
                var first = e.fields().getFirst();
                rejected.add(
                        new RowProblem(
                                row.line(),
                                COLUMN_OF_FIELD.getOrDefault(first.field(), ""),
                                first.messageKey(),
                                first.arguments()));
            }
        }
        return new Stored(created, rejected);
    }
}
