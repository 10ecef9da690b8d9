package io.smartvillage.access.hikvision;

import io.smartvillage.access.device.UnreadableMessageException;
import io.smartvillage.access.hikvision.HikvisionEvent.DoorPassed;
import io.smartvillage.access.hikvision.HikvisionEvent.Other;
import io.smartvillage.access.hikvision.HikvisionEvent.OtherNumbered;
import io.smartvillage.access.hikvision.HikvisionEvent.PlateRead;
import io.smartvillage.access.hikvision.HikvisionEvent.Verification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads `EventNotificationAlert` in XML, of whatever namespace, and in JSON.
final class ReadHikvisionEvent {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DEEPEST = 20;
    private static final int EVENT = 5;
    private static final int CARD = 1;
    private static final int FINGER = 38;
    private static final int FINGER_REFUSED = 39;
    private static final int FACE = 75;

    /// What cameras say instead of a plate that they could not read.
    private static final Set<String> NO_PLATE = Set.of("", "unknown", "noplate", "unlicensed");

    private static final Set<String> ALLOW_LISTS = Set.of("allowlist", "whitelist");
    private static final Set<String> OUT = Set.of("checkout", "breakout", "overtimeout");
    private static final Set<String> IN = Set.of("checkin", "breakin", "overtimein");

    private ReadHikvisionEvent() {}

    /// @param zone of the village, for a device that sends no offset
    /// @throws UnreadableMessageException if it is neither XML nor JSON, or lacks what its kind
    ///   needs
    static HikvisionEvent read(byte[] message, ZoneId zone) {
        var text = new String(message, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
        if (text.startsWith("<")) {
            return event(new Fields(fromXml(text)), zone);
        }
        if (text.startsWith("{")) {
            return event(new Fields(fromJson(text)), zone);
        }
        throw new UnreadableMessageException("the body is neither XML nor JSON");
    }

    private static HikvisionEvent event(Fields fields, ZoneId zone) {
        var type = fields.text("eventType").toLowerCase(Locale.ROOT);
        if (type.isEmpty()) {
            throw new UnreadableMessageException("eventType is missing");
        }
        return switch (type) {
            case "anpr" -> plate(fields, zone);
            case "accesscontrollerevent" -> door(fields, zone);
            default -> new Other(type);
        };
    }

    private static HikvisionEvent plate(Fields fields, ZoneId zone) {
        var plate = fields.text("ANPR.licensePlate");
        if (plate.isEmpty()) {
            plate = fields.text("ANPR.originalLicensePlate");
        }
        if (NO_PLATE.contains(plate.toLowerCase(Locale.ROOT))
                || plate.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return new Other("anpr without a plate");
        }
        return new PlateRead(
                at(fields, zone),
                plate,
                (int) fields.number("ANPR.tailandStateID").orElse(0),
                switch (fields.text("ANPR.direction").toLowerCase(Locale.ROOT)) {
                    case "forward" -> false;
                    case "reverse" -> true;
                    default -> null;
                },
                ALLOW_LISTS.contains(fields.text("ANPR.vehicleListName").toLowerCase(Locale.ROOT)),
                fields.text("ANPR.line"));
    }

    private static HikvisionEvent door(Fields fields, ZoneId zone) {
        var prefix = "AccessControllerEvent.";
        var serialNo =
                fields.number(prefix + "serialNo")
                        .orElseThrow(() -> new UnreadableMessageException("serialNo is missing"));
        var front = fields.number(prefix + "frontSerialNo");
        var verification =
                fields.number(prefix + "majorEventType").orElse(-1) == EVENT
                        ? verification(fields.number(prefix + "subEventType").orElse(-1))
                        : null;
        if (verification == null) {
            return new OtherNumbered(serialNo, front);
        }
        var attendance = fields.text(prefix + "attendanceStatus").toLowerCase(Locale.ROOT);
        return new DoorPassed(
                at(fields, zone),
                verification,
                fields.text(prefix + "employeeNoString"),
                fields.text(prefix + "cardNo"),
                serialNo,
                front,
                OUT.contains(attendance) ? Boolean.TRUE : IN.contains(attendance) ? false : null);
    }

    private static @Nullable Verification verification(long subEvent) {
        return switch ((int) subEvent) {
            case CARD -> Verification.CARD_ACCEPTED;
            case FINGER -> Verification.FINGER_ACCEPTED;
            case FINGER_REFUSED -> Verification.FINGER_REFUSED;
            case FACE -> Verification.FACE_ACCEPTED;
            default -> null;
        };
    }

    private static Instant at(Fields fields, ZoneId zone) {
        var text = fields.text("dateTime");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            try {
                return LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
            } catch (DateTimeException e) {
                throw new UnreadableMessageException("dateTime is missing or no time", e);
            }
        }
    }

    /// By local names, joined by dots below the root.
    private record Fields(Map<String, String> values) {

        String text(String path) {
            return values.getOrDefault(path, "").strip();
        }

        OptionalLong number(String path) {
            try {
                return OptionalLong.of(Long.parseLong(text(path)));
            } catch (NumberFormatException _) {
                return OptionalLong.empty();
            }
        }
    }

    private static Map<String, String> fromJson(String text) {
        try {
            var tree = JSON.readTree(text);
            var root = tree.path("EventNotificationAlert");
            var values = new HashMap<String, String>();
            collect(root.isObject() ? root : tree, "", values);
            return values;
        } catch (JacksonException e) {
            throw new UnreadableMessageException("the JSON is cut off or malformed", e);
        }
    }

    private static void collect(JsonNode object, String prefix, Map<String, String> values) {
        for (var property : object.properties()) {
            var value = property.getValue();
            if (value.isObject()) {
                collect(value, prefix + property.getKey() + '.', values);
            } else if (value.isValueNode() && !value.isNull()) {
                values.put(prefix + property.getKey(), value.asString());
            }
        }
    }

    private static Map<String, String> fromXml(String text) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            var document =
                    builder.parse(
                            new ByteArrayInputStream(
                                    withoutDeclaration(text).getBytes(StandardCharsets.UTF_8)));
            var values = new HashMap<String, String>();
            collect(document.getDocumentElement(), "", values, 0);
            return values;
        } catch (SAXException e) {
            throw new UnreadableMessageException("the XML is cut off or malformed", e);
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("no XML parser on this JDK", e);
        }
    }

    /// The text is decoded already: what it says of its encoding is of no use.
    private static String withoutDeclaration(String text) {
        var end = text.indexOf("?>");
        return text.startsWith("<?xml") && end > 0 ? text.substring(end + 2).strip() : text;
    }

    private static void collect(
            Element element, String prefix, Map<String, String> values, int depth) {
        if (depth > DEEPEST) {
            throw new UnreadableMessageException("the XML is nested too deeply");
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                var path = prefix + inner.getLocalName();
                if (hasElements(inner)) {
                    collect(inner, path + '.', values, depth + 1);
                } else {
                    values.putIfAbsent(path, inner.getTextContent());
                }
            }
        }
    }

    private static boolean hasElements(Element element) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                return true;
            }
        }
        return false;
    }

    /// The default one writes to the standard error stream.
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
