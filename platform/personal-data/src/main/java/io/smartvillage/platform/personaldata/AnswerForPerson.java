package io.smartvillage.platform.personaldata;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.privacy.PersonKeys;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.databind.json.JsonMapper;

/// Does this service's part of what identity-service told, in the transaction of the event.
final class AnswerForPerson {

    /// In base64 and with all around it, a part stays below what Kafka takes.
    private static final int PART_BYTES = 512 * 1024;

    private final ObjectProvider<PersonalDataHolder> holders;
    private final PersonKeys keys;
    private final Outbox outbox;
    private final JsonMapper mapper;
    private final Clock clock;
    private final String service;

    AnswerForPerson(
            ObjectProvider<PersonalDataHolder> holders,
            PersonKeys keys,
            Outbox outbox,
            JsonMapper mapper,
            Clock clock,
            String service) {
        this.holders = holders;
        this.keys = keys;
        this.outbox = outbox;
        this.mapper = mapper;
        this.clock = clock;
        this.service = service;
    }

    void erase(PersonErased event) {
        var person = new ErasedPerson(event.personId(), event.role());
        all().forEach(holder -> holder.erase(person));
        keys.destroy(event.personId());
        outbox.publish(
                new PersonErasureDone(
                        event.erasureId(), event.personId(), service, clock.instant()));
    }

    void takeBack(PersonReturned event) {
        keys.renew(event.personId());
    }

    void export(PersonalDataExportRequested event) {
        var export = new PersonalDataExport();
        all().forEach(holder -> holder.export(event.personId(), export));
        var document = new LinkedHashMap<String, Object>();
        document.put("service", service);
        document.put("personId", event.personId());
        document.put("writtenAt", clock.instant());
        document.put("sections", export.sections());
        var json = mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
        int parts = Math.ceilDiv(json.length, PART_BYTES);
        for (int i = 0; i < parts; i++) {
            var piece =
                    Arrays.copyOfRange(
                            json, i * PART_BYTES, Math.min(json.length, (i + 1) * PART_BYTES));
            var sealed = ExportKey.seal(event.publicKey(), event.exportId(), service, i + 1, piece);
            outbox.publish(
                    new PersonalDataPart(
                            event.exportId(),
                            service,
                            i + 1,
                            parts,
                            Base64.getEncoder().encodeToString(sealed)));
        }
    }

    private Stream<PersonalDataHolder> all() {
        return holders.orderedStream();
    }
}
