package io.smartvillage.platform.personaldata;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.TestEvents;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Answers an export as other services do, sealed with the key that was published for it.
public final class PartsOfServices {

    private final TestEvents events;
    private final DemoVillage village;
    private final UUID exportId;
    private final String publicKey;

    public PartsOfServices(TestEvents events, DemoVillage village, String exportId) {
        this.events = events;
        this.village = village;
        this.exportId = UUID.fromString(exportId);
        this.publicKey =
                events.await(
                                "identity.personal-data.v1",
                                "identity.PersonalDataExportRequested",
                                data -> data.path("exportId").asString().equals(exportId))
                        .data()
                        .path("publicKey")
                        .asString();
    }

    public void answer(String service, String... parts) {
        for (int i = 0; i < parts.length; i++) {
            var type = service + ".PersonalDataPart";
            var event = (ObjectNode) JsonMapper.shared().readTree(EventContracts.example(type));
            var sealed =
                    ExportKey.seal(publicKey, exportId, service, i + 1, parts[i].getBytes(UTF_8));
            event.put("exportId", exportId.toString())
                    .put("part", i + 1)
                    .put("parts", parts.length)
                    .put("content", Base64.getEncoder().encodeToString(sealed));
            events.publish(
                    village,
                    service + ".personal-data.v1",
                    exportId.toString(),
                    type,
                    event.toString());
        }
    }
}
