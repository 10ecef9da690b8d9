package io.smartvillage.platform.spreadsheet;

import io.smartvillage.platform.spreadsheet.TableRefusedException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What cells of the first sheet refer to.
///
/// @param sheet name of the part with the rows
/// @param texts that cells share
/// @param days indexes of the styles that show a number as a day or time
/// @param from1904 whether days are counted from 1904
record XlsxParts(String sheet, List<String> texts, Set<Integer> days, boolean from1904) {

    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String STYLES = "xl/styles.xml";
    private static final String TEXTS = "xl/sharedstrings.xml";

    /// The others are held row by row: this is all of a file that is in memory.
    private static final int MOST_SHARED_CHARACTERS = 8 << 20;

    private static final Pattern NOT_SHOWN = Pattern.compile("\\[[^]]*]|\"[^\"]*\"|\\\\.");
    private static final Pattern PART_OF_A_DAY = Pattern.compile("[ymdhs]");

    private static final class Reading {

        private final List<String> texts = new ArrayList<>();
        private final Map<String, String> targets = new HashMap<>();
        private final Set<Integer> days = new HashSet<>();
        private @Nullable String sheetId;
        private boolean from1904;
        private long shared;

        void workbook(XlsxPackage.Xml xml) {
            while (xml.advance(1)) {
                if (xml.begins("workbookPr")) {
                    from1904 = isTrue(xml.attribute("date1904"));
                } else if (xml.begins("sheet") && sheetId == null) {
                    sheetId = xml.attribute("id");
                }
            }
        }

        void relations(XlsxPackage.Xml xml) {
            while (xml.advance(1)) {
                if (xml.begins("Relationship")) {
                    var id = xml.attribute("Id");
                    var target = xml.attribute("Target");
                    if (id != null && target != null) {
                        targets.put(id, target);
                    }
                }
            }
        }

        void styles(XlsxPackage.Xml xml) {
            var formats = new HashMap<String, String>();
            var ofCells = false;
            int index = 0;
            while (xml.advance(1)) {
                if (xml.begins("numFmt")) {
                    formats.put(
                            String.valueOf(xml.attribute("numFmtId")),
                            String.valueOf(xml.attribute("formatCode")));
                } else if (xml.begins("cellXfs") || xml.ends("cellXfs")) {
                    ofCells = xml.begins("cellXfs");
                } else if (ofCells && xml.begins("xf")) {
                    if (isDay(String.valueOf(xml.attribute("numFmtId")), formats)) {
                        days.add(index);
                    }
                    index++;
                }
            }
        }

        void sharedTexts(XlsxPackage.Xml xml) {
            var text = new StringBuilder();
            var shown = false;
            while (xml.advance(1)) {
                if (xml.begins("si")) {
                    text.setLength(0);
                } else if (xml.begins("t") || xml.ends("t")) {
                    shown = xml.begins("t");
                } else if (xml.begins("rPh")) {
                    skip(xml, "rPh");
                } else if (xml.ends("si")) {
                    texts.add(text.toString());
                } else if (shown && xml.isText()) {
                    shared += xml.text().length();
                    if (shared > MOST_SHARED_CHARACTERS) {
                        throw new TableRefusedException(
                                Reason.TOO_LARGE_UNPACKED, MOST_SHARED_CHARACTERS);
                    }
                    text.append(xml.text());
                }
            }
        }

        XlsxParts parts() {
            var target =
                    sheetId == null
                            ? "worksheets/sheet1.xml"
                            : targets.getOrDefault(sheetId, "worksheets/sheet1.xml");
            return new XlsxParts(
                    (target.startsWith("/") ? target.substring(1) : "xl/" + target)
                            .toLowerCase(Locale.ROOT),
                    texts,
                    days,
                    from1904);
        }
    }

    /// @throws TableRefusedException if it is no XLSX file
    static XlsxParts of(XlsxPackage file) {
        if (!file.has(WORKBOOK)) {
            throw new TableRefusedException(Reason.NO_TABLE, 1);
        }
        var reading = new Reading();
        reading.workbook(file.read(WORKBOOK));
        if (file.has(RELATIONS)) {
            reading.relations(file.read(RELATIONS));
        }
        if (file.has(STYLES)) {
            reading.styles(file.read(STYLES));
        }
        if (file.has(TEXTS)) {
            reading.sharedTexts(file.read(TEXTS));
        }
        return reading.parts();
    }

    /// @throws TableRefusedException if there is no such text
    String text(String index, long line) {
        try {
            return texts.get(Integer.parseInt(index));
        } catch (NumberFormatException | IndexOutOfBoundsException _) {
            throw new TableRefusedException(Reason.MALFORMED, line);
        }
    }

    boolean isDay(@Nullable String style) {
        try {
            return style != null && days.contains(Integer.parseInt(style));
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static void skip(XlsxPackage.Xml xml, String element) {
        while (!xml.ends(element) && xml.advance(1)) {
            // Nothing of it is wanted: how to pronounce the text.
        }
    }

    private static boolean isTrue(@Nullable String flag) {
        return "1".equals(flag) || "true".equals(flag);
    }

    /// Formats with these numbers need no declaration: 14 to 22 and 45 to 47 everywhere, the others
    /// in East Asia and Thailand.
    private static boolean isDay(String id, Map<String, String> formats) {
        var declared = formats.get(id);
        if (declared != null) {
            return PART_OF_A_DAY
                    .matcher(NOT_SHOWN.matcher(declared).replaceAll("").toLowerCase(Locale.ROOT))
                    .find();
        }
        return switch (id) {
            case "14", "15", "16", "17", "18", "19", "20", "21", "22" -> true;
            case "27", "28", "29", "30", "31", "32", "33", "34", "35", "36" -> true;
            case "45", "46", "47" -> true;
            case "50", "51", "52", "53", "54", "55", "56", "57", "58" -> true;
            case "71", "72", "73", "74", "75", "76", "77", "78", "79", "80", "81" -> true;
            default -> false;
        };
    }
}
