package io.smartvillage.platform.personaldata;

import io.smartvillage.platform.messaging.PublishedOn;
import java.util.UUID;

/// A piece of what this service has about a person: put together in order they are a JSON document.
///
/// @param part from 1 to `parts`
/// @param content sealed with the export's public key, in base64
@PublishedOn(value = PublishedOn.SERVICE + ".personal-data.v1", key = "exportId")
record PersonalDataPart(UUID exportId, String service, int part, int parts, String content) {

    @Override
    public String toString() {
        return "PersonalDataPart[%s, %s, %d/%d]".formatted(exportId, service, part, parts);
    }
}
