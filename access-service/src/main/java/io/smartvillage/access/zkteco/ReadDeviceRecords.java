package io.smartvillage.access.zkteco;

import io.smartvillage.access.accesslog.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the two dialects of a device's log. Lines that are none are passed over.
final class ReadDeviceRecords {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-M-d H:m:s").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern SECONDS = Pattern.compile("\\d{9,11}");
    private static final Pattern PIN = Pattern.compile("[A-Za-z0-9._-]{1,32}");
    private static final Pattern CARD = Pattern.compile("[A-Za-z0-9]{1,32}");
    private static final Pattern BITS = Pattern.compile("[01]{16}");
    private static final Pattern INDEX = Pattern.compile("\\d{1,19}");

    private static final int VERIFIED_BY_CARD = 4;
    private static final int NOT_REGISTERED = 27;
    private static final int FIRST_REFUSED = 20;
    private static final int FIRST_ALARM = 100;
    private static final int FIRST_NORMAL_AGAIN = 200;
    private static final int LAST_NORMAL = 253;

    /// Out, break out, overtime out.
    private static final Set<Integer> OUT = Set.of(1, 2, 5);

    private ReadDeviceRecords() {}

    /// Tab-separated by place: number, local time, status, way of verifying, and more. What is
    /// missing at the end is taken for nought.
    ///
    /// @param zone of the village: the device's clock says nothing of it
    static List<DeviceRecord> attendance(String body, ZoneId zone) {
        var records = new ArrayList<DeviceRecord>();
        for (var line : body.split("\r?\n", -1)) {
            var columns = line.split("\t", -1);
            if (columns.length < 2 || !PIN.matcher(columns[0].strip()).matches()) {
                continue;
            }
            var pin = columns[0].strip();
            var status = number(column(columns, 2)).orElse(0);
            time(columns[1], zone)
                    .ifPresent(at ->
                            records.add(
                                    new DeviceRecord(
                                            "%s.%d.%d".formatted(pin, at.getEpochSecond(), status),
                                            at,
                                            pin,
                                            "",
                                            number(column(columns, 3)).orElse(-1)
                                                    == VERIFIED_BY_CARD,
                                            OUT.contains(status),
                                            null)));
        }
        return records;
    }

    /// Tab-separated `key=value`, in any order. Alarms and what the device did by itself are passed
    /// over.
    ///
    /// @param zone of the village: the device's clock says nothing of it
    static List<DeviceRecord> realTime(String body, ZoneId zone) {
        var records = new ArrayList<DeviceRecord>();
        for (var line : body.split("\r?\n", -1)) {
            var fields = fields(line);
            var event = number(fields.getOrDefault("event", ""));
            var at = time(fields.getOrDefault("time", ""), zone);
            if (event.isPresent() && at.isPresent()) {
                record(fields, event.getAsInt(), at.get()).ifPresent(records::add);
            }
        }
        return records;
    }

    private static Optional<DeviceRecord> record(
            Map<String, String> fields, int event, Instant at) {
        var refused = event >= FIRST_REFUSED && event < FIRST_ALARM;
        var normal =
                (event >= 0 && event < FIRST_REFUSED)
                        || (event >= FIRST_NORMAL_AGAIN && event <= LAST_NORMAL);
        var pin = present(fields.getOrDefault("pin", ""), PIN);
        var card = present(fields.getOrDefault("cardno", ""), CARD);
        if ((!refused && !normal) || (pin.isEmpty() && card.isEmpty())) {
            return Optional.empty();
        }
        var index = fields.getOrDefault("index", "");
        return Optional.of(
                new DeviceRecord(
                        INDEX.matcher(index).matches()
                                ? index + '.' + at.getEpochSecond()
                                : "%s.%s.%d.%d".formatted(pin, card, at.getEpochSecond(), event),
                        at,
                        pin,
                        card,
                        byCard(fields.getOrDefault("verifytype", ""), card),
                        number(fields.getOrDefault("inoutstatus", "")).orElse(0) == 1,
                        !refused
                                ? null
                                : event == NOT_REGISTERED
                                        ? Reason.INVALID
                                        : Reason.DEVICE_REFUSED));
    }

    /// Newer devices send a mask of 16 bits for the ways together; a card that was shown has a
    /// number.
    private static boolean byCard(String verifyType, String card) {
        return BITS.matcher(verifyType).matches()
                ? !card.isEmpty()
                : number(verifyType).orElse(-1) == VERIFIED_BY_CARD;
    }

    private static Map<String, String> fields(String line) {
        var fields = new HashMap<String, String>();
        for (var field : line.split("\t", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(
                        field.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        field.substring(equals + 1).strip());
            }
        }
        return fields;
    }

    /// A device writes 0 where there is none.
    private static String present(String text, Pattern form) {
        return text.equals("0") || !form.matcher(text).matches() ? "" : text;
    }

    private static String column(String[] columns, int index) {
        return index < columns.length ? columns[index].strip() : "";
    }

    private static OptionalInt number(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException _) {
            return OptionalInt.empty();
        }
    }

    private static Optional<Instant> time(String given, ZoneId zone) {
        var text = given.strip();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        }
        try {
            return Optional.of(
                    LocalDateTime.parse(text.replace('T', ' '), LOCAL).atZone(zone).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
