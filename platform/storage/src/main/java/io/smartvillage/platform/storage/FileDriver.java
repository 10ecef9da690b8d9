package io.smartvillage.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;

/// Where sealed bytes lie. A file is there whole or not at all.
interface FileDriver {

    @FunctionalInterface
    interface Content {

        void writeTo(OutputStream out) throws IOException;
    }

    /// Returns once the bytes outlive a crash. After a failure nothing is left.
    void write(UUID villageId, UUID fileId, Content content) throws IOException;

    /// @throws FileMissingException if there is none
    InputStream read(UUID villageId, UUID fileId) throws IOException;

    /// Deleting what is not there changes nothing.
    void delete(UUID villageId, UUID fileId) throws IOException;
}
