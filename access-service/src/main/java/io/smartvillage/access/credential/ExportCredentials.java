package io.smartvillage.access.credential;

import io.smartvillage.access.plate.Province;
import io.smartvillage.platform.spreadsheet.Column;
import io.smartvillage.platform.spreadsheet.ExportTable;
import io.smartvillage.platform.spreadsheet.PagedRows;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Who holds what. The plates and numbers themselves are kept as hashes only: nobody can read them
/// back, and the table cannot be imported.
@Service
public class ExportCredentials {

    public static final ExportTable<Credential> TABLE =
            new ExportTable<>(
                    CredentialImporter.KIND,
                    List.of(
                            Column.text("เลขที่", "Id", credential -> credential.id().toString()),
                            Column.text("ชนิด", "Kind", credential -> credential.kind().column),
                            Column.text(
                                    "จังหวัด",
                                    "Province",
                                    credential ->
                                            credential.province().map(Province::thai).orElse(null)),
                            Column.text(
                                    "รหัสบ้าน",
                                    "Property id",
                                    credential -> credential.propertyId().toString()),
                            Column.text(
                                    "รหัสบุคคล",
                                    "User id",
                                    credential -> credential.userId().toString()),
                            Column.text(
                                    "ชื่อเรียก", "Label", credential -> credential.terms().label()),
                            Column.text(
                                    "สถานะ",
                                    "Status",
                                    credential ->
                                            credential.status().name().toLowerCase(Locale.ROOT)),
                            Column.text(
                                    "เริ่มใช้",
                                    "Valid from",
                                    credential ->
                                            Objects.toString(credential.terms().validFrom(), null)),
                            Column.text(
                                    "ใช้ถึง",
                                    "Valid until",
                                    credential ->
                                            Objects.toString(
                                                    credential.terms().validUntil(), null))));

    private final FindCredentials findCredentials;

    ExportCredentials(FindCredentials findCredentials) {
        this.findCredentials = findCredentials;
    }

    /// Read as they are used: memory does not grow with the village.
    public Stream<Credential> all() {
        return PagedRows.stream(
                (last, limit) -> findCredentials.next(last.map(Credential::id), limit));
    }
}
