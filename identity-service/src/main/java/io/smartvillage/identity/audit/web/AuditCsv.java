package io.smartvillage.identity.audit.web;

import io.smartvillage.identity.audit.AuditEntry;
import io.smartvillage.platform.web.csv.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The file of an export.
final class AuditCsv {

    private static final List<String> HEADINGS =
            List.of(
                    "ลำดับ / Position",
                    "เวลา / Time",
                    "ประเภท / Type",
                    "ระบบ / Service",
                    "ผู้กระทำ / Actor",
                    "บทบาท / Roles",
                    "ไอพี / IP",
                    "คำขอ / Request",
                    "ข้อมูล / Entity",
                    "เลขที่ข้อมูล / Entity id",
                    "การกระทำ / Action",
                    "บุคคล / People",
                    "การเปลี่ยนแปลง / Changes",
                    "เหตุผล / Reason",
                    "แฮช / Hash");

    private AuditCsv() {}

    static void write(Iterator<AuditEntry> entries, JsonMapper mapper, OutputStream out)
            throws IOException {
        var csv = new CsvWriter(out);
        csv.row(HEADINGS);
        while (entries.hasNext()) {
            csv.row(cells(entries.next(), mapper));
        }
        csv.flush();
    }

    private static List<@Nullable String> cells(AuditEntry entry, JsonMapper mapper) {
        var content = entry.content();
        var actor = content.actor();
        var request =
                content.path() == null ? actor.request() : content.method() + ' ' + content.path();
        return Arrays.asList(
                Long.toString(entry.position()),
                entry.at().toString(),
                entry.type().name().toLowerCase(Locale.ROOT),
                entry.service(),
                actor.userId() == null ? actor.service() : actor.userId().toString(),
                actor.roles() == null ? null : String.join(" ", actor.roles()),
                actor.ip(),
                CsvWriter.text(request),
                entry.entity(),
                CsvWriter.text(entry.entityId()),
                content.action(),
                entry.people().stream().map(UUID::toString).collect(Collectors.joining(" ")),
                content.changes() == null ? null : mapper.writeValueAsString(content.changes()),
                CsvWriter.text(content.reason() == null ? actor.reason() : content.reason()),
                entry.hash());
    }
}
