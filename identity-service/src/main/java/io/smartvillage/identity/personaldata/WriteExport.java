package io.smartvillage.identity.personaldata;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.chrono.ThaiBuddhistDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// Puts what the services answered into one ZIP: a JSON document each, and a page that says what
/// they are. Of what is in it, only one part at a time is in memory unpacked.
@Component
class WriteExport {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu");
    private static final DateTimeFormatter THAI_DAY = DateTimeFormatter.ofPattern("d MMMM y");

    private record What(String thai, String english) {}

    private static final Map<String, What> WHAT =
            Map.of(
                    "identity",
                    new What(
                            "ชื่อ ช่องทางติดต่อ บทบาท และความยินยอมของคุณ",
                            "your name, contacts, role and consents"),
                    "property",
                    new What("บ้านที่คุณอยู่หรือเป็นเจ้าของ", "the houses you live in or own"),
                    "billing",
                    new What("การชำระเงินที่คุณแจ้ง", "the payments you told of"),
                    "access",
                    new What(
                            "บัตร ทะเบียนรถ และการเข้าออกของคุณ",
                            "your cards, plates, and when you came and went"),
                    "visitor",
                    new What(
                            "ผู้มาติดต่อที่คุณลงทะเบียน (ไม่มีข้อมูลของเขา)",
                            "the visitors you announced (without data about them)"),
                    "expense",
                    new What("ค่าใช้จ่ายที่คุณบันทึก", "the expenses you wrote down"));

    private final Exports exports;
    private final VillageDirectory village;

    WriteExport(Exports exports, VillageDirectory village) {
        this.exports = exports;
        this.village = village;
    }

    byte[] zip(Export export) {
        var key =
                exports.key(export.id()).orElseThrow(() -> new ExportExpiredException(export.id()));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, UTF_8)) {
            zip.putNextEntry(new ZipEntry("index.html"));
            zip.write(index(export).getBytes(UTF_8));
            for (var service : Services.ALL) {
                zip.putNextEntry(new ZipEntry(service + ".json"));
                int parts = exports.parts(export.id(), service);
                for (int part = 1; part <= parts; part++) {
                    zip.write(
                            key.open(
                                    export.id(),
                                    service,
                                    part,
                                    exports.part(export.id(), service, part)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String index(Export export) {
        var entry = village.current().orElseThrow();
        var rows = new StringBuilder();
        for (var service : Services.ALL) {
            var what = WHAT.getOrDefault(service, new What("", ""));
            rows.append(
                    "<tr><td><a href=\"%1$s.json\">%1$s.json</a></td><td>%2$s</td><td>%3$s</td></tr>\n"
                            .formatted(service, what.thai(), what.english()));
        }
        return """
        <!DOCTYPE html>
        <html lang="th">
        <head><meta charset="utf-8"><title>ข้อมูลส่วนบุคคล / Personal data</title>
        <style>body{font-family:sans-serif;max-width:50em;margin:2em auto}td{padding:.3em 1em .3em 0;vertical-align:top}</style>
        </head>
        <body>
        <h1>ข้อมูลส่วนบุคคลของคุณ</h1>
        <p>ข้อมูลทั้งหมดเกี่ยวกับคุณที่ %1$s เก็บไว้ ณ วันที่ %2$s ข้อมูลของผู้อื่นไม่รวมอยู่ด้วย</p>
        <h1 lang="en">Your personal data</h1>
        <p lang="en">Everything that %1$s stores about you, as of %3$s. Data about other people is left out.</p>
        <table>
        %4$s</table>
        </body>
        </html>
        """
                .formatted(
                        HtmlUtils.htmlEscape(entry.name(), "UTF-8"),
                        thaiDay(export.createdAt(), entry.timeZone()),
                        DAY.localizedBy(Locale.ENGLISH)
                                .format(export.createdAt().atZone(entry.timeZone())),
                        rows);
    }

    /// Of the Buddhist era.
    private static String thaiDay(Instant at, ZoneId zone) {
        return THAI_DAY.withLocale(Locale.forLanguageTag("th"))
                .format(ThaiBuddhistDate.from(at.atZone(zone)));
    }
}
