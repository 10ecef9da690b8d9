package io.smartvillage.access.credential;

import io.smartvillage.platform.imports.ChunkResult;
import io.smartvillage.platform.imports.ImportColumn;
import io.smartvillage.platform.imports.ImportRequest;
import io.smartvillage.platform.imports.ImportTable;
import io.smartvillage.platform.imports.Importer;
import io.smartvillage.platform.imports.RowReader;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Issues the cards, plates and apps of a file. A row is known by its kind and value: one that the
/// person holds at the house already is left alone.
@Component
public class CredentialImporter implements Importer<ImportedCredential> {

    public static final String KIND = "credentials";

    private static final String COLUMN_KIND = "kind";
    private static final String LABEL = "label";
    private static final String VALID_FROM = "valid_from";
    private static final String VALID_UNTIL = "valid_until";
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_HOUSE_NUMBER = 50;
    private static final int LONGEST_LABEL = 100;
    private static final String ANY_PROVINCE = "any";
    private static final String NO_PROVINCE = "none";

    private static final ImportTable TABLE =
            new ImportTable(
                    KIND,
                    "credential:write",
                    List.of(
                            ImportColumn.required(COLUMN_KIND, "ชนิด", "Kind", "plate"),
                            ImportColumn.required(
                                    ImportedCredential.VALUE,
                                    "ทะเบียนหรือหมายเลข",
                                    "Plate or number",
                                    "1กก 1234 กรุงเทพมหานคร"),
                            ImportColumn.optional(
                                    ImportedCredential.HOUSE_NUMBER,
                                    "บ้านเลขที่",
                                    "House number",
                                    "99/12-1"),
                            ImportColumn.optional(
                                    ImportedCredential.PROPERTY_ID, "รหัสบ้าน", "Property id", ""),
                            ImportColumn.optional(
                                    ImportedCredential.USER_ID, "รหัสบุคคล", "User id", ""),
                            ImportColumn.optional(LABEL, "ชื่อเรียก", "Label", "คุณสมชาย"),
                            ImportColumn.optional(VALID_FROM, "เริ่มใช้", "Valid from", ""),
                            ImportColumn.optional(
                                    VALID_UNTIL,
                                    "ใช้ถึง",
                                    "Valid until",
                                    "2036-01-01T00:00:00+07:00")));

    private final StoreCredentials storeCredentials;
    private final CredentialHash hash;

    CredentialImporter(StoreCredentials storeCredentials, CredentialHash hash) {
        this.storeCredentials = storeCredentials;
        this.hash = hash;
    }

    @Override
    public ImportTable table() {
        return TABLE;
    }

    @Override
    public Optional<ImportedCredential> read(RowReader row) {
        var kind = row.requiredConstant(COLUMN_KIND, CredentialKind.values());
        var text = row.requiredText(ImportedCredential.VALUE, LONGEST_VALUE);
        var value = kind == null || text == null ? null : value(row, kind, text);
        var houseNumber = row.text(ImportedCredential.HOUSE_NUMBER, LONGEST_HOUSE_NUMBER);
        var propertyId = row.id(ImportedCredential.PROPERTY_ID);
        if (row.good() && (houseNumber == null) == (propertyId == null)) {
            row.wrong(ImportedCredential.HOUSE_NUMBER, "import.one-house");
        }
        var userId = row.id(ImportedCredential.USER_ID);
        var terms =
                new CredentialTerms(
                        row.time(VALID_FROM),
                        row.time(VALID_UNTIL),
                        List.of(),
                        row.text(LABEL, LONGEST_LABEL));
        if (terms.endsBeforeItBegins()) {
            row.wrong(VALID_UNTIL, "import.window");
        }
        if (value == null || !row.good()) {
            return Optional.empty();
        }
        onlyOnce(row, value);
        return Optional.of(
                new ImportedCredential(
                        row.line(),
                        value,
                        HexFormat.of().formatHex(hash.of(value)),
                        houseNumber,
                        propertyId,
                        userId,
                        terms));
    }

    @Override
    public ChunkResult store(List<ImportedCredential> rows, ImportRequest request) {
        return storeCredentials.store(rows);
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

    /// A plate without its province is the same as one of any province.
    private static void onlyOnce(RowReader row, CredentialValue value) {
        var key = value.kind() + " " + value.normalized() + " ";
        var code = value.provinceCode();
        var province = code == null ? NO_PROVINCE : code.toString();
        var same =
                code == null
                        ? row.earlier(key + ANY_PROVINCE)
                        : row.earlier(key + province).or(() -> row.earlier(key + NO_PROVINCE));
        same.ifPresent(
                line -> row.wrong(ImportedCredential.VALUE, "import.double", Long.toString(line)));
        row.remember(key + ANY_PROVINCE);
        row.remember(key + province);
    }
}
