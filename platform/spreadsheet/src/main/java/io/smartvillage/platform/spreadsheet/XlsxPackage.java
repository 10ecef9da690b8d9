package io.smartvillage.platform.spreadsheet;

import io.smartvillage.platform.spreadsheet.TableRefusedException.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The parts of an XLSX file, found by its directory. Only what is asked for is unpacked; a file
/// whose parts unpack to more than the limit is refused, whatever it says of their size. The packed
/// file is in memory.
final class XlsxPackage implements AutoCloseable {

    static final long MOST_UNPACKED = 128L << 20;

    private static final int MOST_PACKED = 32 << 20;

    /// Of one name, one attribute or one tag: a text comes in smaller pieces.
    private static final long MOST_BETWEEN_EVENTS = 1L << 20;

    private static final XMLInputFactory XML = xml();

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> parts = new HashMap<>();
    private long unpacked;

    private XlsxPackage(ZipFile zip) {
        this.zip = zip;
        Collections.list(zip.getEntries())
                .forEach(part -> parts.putIfAbsent(part.getName().toLowerCase(Locale.ROOT), part));
    }

    /// @throws TableRefusedException if it is no ZIP file
    static XlsxPackage of(TableFormat.Source file) throws IOException {
        byte[] packed;
        try (var content = file.open()) {
            packed = content.readNBytes(MOST_PACKED + 1);
        }
        if (packed.length > MOST_PACKED) {
            throw new TableRefusedException(Reason.TOO_LARGE_UNPACKED, MOST_UNPACKED);
        }
        try {
            return new XlsxPackage(ZipFile.builder().setByteArray(packed).get());
        } catch (IOException | IllegalArgumentException _) {
            throw new TableRefusedException(Reason.MALFORMED, 1);
        }
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    /// @param name of a part that there is, in small letters
    Xml read(String name) {
        var part = Objects.requireNonNull(parts.get(name));
        var packedAsUsual =
                part.getMethod() == ZipArchiveEntry.DEFLATED
                        || part.getMethod() == ZipArchiveEntry.STORED;
        try {
            if (packedAsUsual && zip.canReadEntryData(part)) {
                return new Xml(new Counted(zip.getInputStream(part)));
            }
        } catch (IOException _) {
            // refused below
        }
        throw new TableRefusedException(Reason.MALFORMED, 1);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static XMLInputFactory xml() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /// Reads a part event by event.
    static final class Xml {

        private final Counted part;
        private final XMLStreamReader reader;

        private Xml(Counted part) {
            this.part = part;
            try {
                reader = XML.createXMLStreamReader(part);
            } catch (XMLStreamException e) {
                throw refused(e, 1);
            }
        }

        /// @return false at the end
        /// @throws TableRefusedException if it is no XML, or declares entities
        boolean advance(long line) {
            try {
                if (!reader.hasNext()) {
                    return false;
                }
                part.sinceEvent = 0;
                var event = reader.next();
                if (event == XMLStreamConstants.DTD
                        || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new TableRefusedException(Reason.MALFORMED, line);
                }
                return event != XMLStreamConstants.END_DOCUMENT;
            } catch (XMLStreamException e) {
                throw refused(e, line);
            }
        }

        private static TableRefusedException refused(XMLStreamException e, long line) {
            return e.getNestedException() instanceof TooMuchException
                    ? new TableRefusedException(Reason.TOO_LARGE_UNPACKED, MOST_UNPACKED)
                    : new TableRefusedException(Reason.MALFORMED, line);
        }

        boolean begins(String name) {
            return reader.isStartElement() && reader.getLocalName().equals(name);
        }

        boolean ends(String name) {
            return reader.isEndElement() && reader.getLocalName().equals(name);
        }

        boolean isText() {
            return reader.isCharacters() || reader.getEventType() == XMLStreamConstants.CDATA;
        }

        String text() {
            return reader.getText();
        }

        /// By its local name, in whatever namespace.
        @Nullable String attribute(String name) {
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                if (reader.getAttributeLocalName(i).equals(name)) {
                    return reader.getAttributeValue(i);
                }
            }
            return null;
        }
    }

    /// As an I/O failure it goes through the XML reader.
    private static final class TooMuchException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private final class Counted extends FilterInputStream {

        private long sinceEvent;

        Counted(InputStream part) {
            super(part);
        }

        @Override
        public int read() throws IOException {
            var next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = super.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int bytes) throws IOException {
            unpacked += bytes;
            sinceEvent += bytes;
            if (unpacked > MOST_UNPACKED || sinceEvent > MOST_BETWEEN_EVENTS) {
                throw new TooMuchException();
            }
        }
    }
}
