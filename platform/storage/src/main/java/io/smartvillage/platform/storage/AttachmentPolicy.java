package io.smartvillage.platform.storage;

import java.util.EnumSet;
import java.util.Set;

/// Which files a route takes.
public enum AttachmentPolicy {
    IMAGES,

    /// A PDF is kept as it came: no check finds everything that one can hold, so it is only ever
    /// served as a download in a sandbox ([FileAnswer]).
    IMAGES_AND_PDF;

    public Set<FileType> types() {
        return switch (this) {
            case IMAGES -> EnumSet.of(FileType.JPEG, FileType.PNG);
            case IMAGES_AND_PDF -> EnumSet.of(FileType.JPEG, FileType.PNG, FileType.PDF);
        };
    }
}
