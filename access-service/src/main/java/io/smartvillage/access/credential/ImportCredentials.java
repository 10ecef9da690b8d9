package io.smartvillage.access.credential;

import io.smartvillage.access.csv.CsvFile;
import io.smartvillage.access.csv.ImportReport;
import io.smartvillage.access.csv.RowImport;
import io.smartvillage.access.csv.RowReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Issues the cards, plates and apps of a CSV file.
///
/// A row is known by its kind and value: one that the person holds at the house already is left
/// alone, so a file can be sent again at any time. Bad rows are reported and keep no good row from
/// being stored. Rows are stored in batches, each whole with its events or not at all.
@Service
public class ImportCredentials {

    private static final String KIND = "kind";
    private static final String LABEL = "label";
    private static final String VALID_FROM = "valid_from";
    private static final String VALID_UNTIL = "valid_until";
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_HOUSE_NUMBER = 50;
    private static final int LONGEST_LABEL = 100;

    private static final CsvFile.Columns COLUMNS =
            new CsvFile.Columns(
                    List.of(KIND, ImportedCredential.VALUE),
                    Set.of(
                            ImportedCredential.HOUSE_NUMBER,
                            ImportedCredential.PROPERTY_ID,
                            ImportedCredential.USER_ID,
                            LABEL,
                            VALID_FROM,
                            VALID_UNTIL));

    private final StoreCredentials storeCredentials;
    private final CredentialHash hash;
    private final TransactionTemplate transaction;

    ImportCredentials(
            StoreCredentials storeCredentials,
            CredentialHash hash,
            PlatformTransactionManager transactions) {
        this.storeCredentials = storeCredentials;
        this.hash = hash;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// @param dryRun stores nothing and tells what would happen
    /// @throws io.smartvillage.access.csv.CsvRefusedException if the file cannot be used; nothing
    ///   was stored
    /// @throws io.smartvillage.access.csv.CsvHeaderException if it has other columns; nothing was
    ///   stored
    public ImportReport importFrom(InputStream body, boolean dryRun) throws IOException {
        var file = CsvFile.receive(body, COLUMNS);
        var reading = new Reading();
        return new RowImport<ImportedCredential>(
                        reading::read,
                        rows ->
                                Objects.requireNonNull(
                                        transaction.execute(
                                                _ -> storeCredentials.store(rows, dryRun))))
                .run(file, dryRun);
    }

    private final class Reading {

        private final Map<String, List<ImportedCredential>> known = new HashMap<>();

        Optional<ImportedCredential> read(RowReader row) {
            var kind = row.constant(KIND, CredentialKind.values());
            var text = row.requiredText(ImportedCredential.VALUE, LONGEST_VALUE);
            var value = kind == null || text == null ? null : value(row, kind, text);
            var houseNumber = row.text(ImportedCredential.HOUSE_NUMBER, LONGEST_HOUSE_NUMBER);
            var propertyId = row.id(ImportedCredential.PROPERTY_ID);
            if (row.good() && (houseNumber == null) == (propertyId == null)) {
                row.wrong(ImportedCredential.HOUSE_NUMBER, "csv.one-house");
            }
            var userId = row.id(ImportedCredential.USER_ID);
            var terms =
                    new CredentialTerms(
                            row.time(VALID_FROM),
                            row.time(VALID_UNTIL),
                            List.of(),
                            row.text(LABEL, LONGEST_LABEL));
            if (terms.endsBeforeItBegins()) {
                row.wrong(VALID_UNTIL, "csv.window");
            }
            if (value == null || !row.good()) {
                return Optional.empty();
            }
            var credential =
                    new ImportedCredential(
                            row.line(),
                            value,
                            HexFormat.of().formatHex(hash.of(value)),
                            houseNumber,
                            propertyId,
                            userId,
                            terms);
            findDouble(row, credential);
            return Optional.of(credential);
        }

        private static @Nullable CredentialValue value(
                RowReader row, CredentialKind kind, String text) {
            try {
                return CredentialValue.of(kind, text);
            } catch (CredentialValueRefusedException e) {
                row.wrong(ImportedCredential.VALUE, e.messageKey());
                return null;
            }
        }

        private void findDouble(RowReader row, ImportedCredential credential) {
            var value = credential.value();
            var same =
                    known.computeIfAbsent(
                            value.kind() + value.normalized(), _ -> new ArrayList<>());
            same.stream()
                    .filter(first -> Provinces.overlap(first.value().province(), value.province()))
                    .findFirst()
                    .ifPresent(first ->
                            row.wrong(
                                    ImportedCredential.VALUE,
                                    "csv.double",
                                    Long.toString(first.line())));
            same.add(credential);
        }
    }
}
