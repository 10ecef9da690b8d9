package io.smartvillage.access.accesslog.web;

import io.smartvillage.access.accesslog.ExportedEntry;
import io.smartvillage.platform.web.csv.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The file of an export.
final class AccessLogCsv {

    static final String MEDIA_TYPE = CsvWriter.MEDIA_TYPE;

    private static final List<String> HEADINGS =
            List.of(
                    "เวลา / Time",
                    "ประตู / Gate",
                    "ทิศทาง / Direction",
                    "วิธี / Method",
                    "ผล / Status",
                    "เหตุผล / Reason",
                    "เหตุผลที่เปิดเอง / Opened by hand for",
                    "ตัดสินโดย / Source",
                    "ใช้เกิน / Over-use",
                    "บ้าน / Property",
                    "บุคคล / Person",
                    "บัตรผ่าน / Pass",
                    "สิทธิ์ผ่าน / Credential",
                    "เวลาของอุปกรณ์ / Device time",
                    "เลขที่ / Id");

    private AccessLogCsv() {}

    static void write(Iterator<ExportedEntry> rows, ZoneId zone, OutputStream out)
            throws IOException {
        var csv = new CsvWriter(out);
        csv.row(HEADINGS);
        while (rows.hasNext()) {
            csv.row(cells(rows.next(), zone));
        }
        csv.flush();
    }

    private static List<@Nullable String> cells(ExportedEntry row, ZoneId zone) {
        var entry = row.entry();
        return Arrays.asList(
                time(entry.timestamp(), zone),
                CsvWriter.text(row.gate()),
                text(entry.direction()),
                text(entry.method()),
                text(entry.status()),
                text(entry.reason()),
                text(entry.manualReason()),
                text(entry.source()),
                Boolean.toString(entry.overUse()),
                text(entry.propertyId()),
                text(entry.userId()),
                text(entry.passId()),
                text(entry.credentialId()),
                time(entry.deviceTime(), zone),
                text(entry.id()));
    }

    private static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }

    private static @Nullable String text(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
