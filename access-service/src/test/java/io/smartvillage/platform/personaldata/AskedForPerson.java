package io.smartvillage.platform.personaldata;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.TestEvents;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Asks a service about a person, as identity-service does, and waits for the answer.
public final class AskedForPerson {

    private static final String TOPIC = "identity.personal-data.v1";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestEvents events;
    private final DemoVillage village;
    private final String service;

    public AskedForPerson(TestEvents events, DemoVillage village, String service) {
        this.events = events;
        this.village = village;
        this.service = service;
    }

    public void erase(UUID person, String role) {
        var erasure = UUID.randomUUID().toString();
        var event = (ObjectNode) JSON.readTree(EventContracts.example("identity.PersonErased"));
        event.put("erasureId", erasure)
                .put("personId", person.toString())
                .put("role", role)
                .put("erasedAt", Instant.now().toString());
        events.publish(
                village, TOPIC, person.toString(), "identity.PersonErased", event.toString());
        events.await(
                service + ".personal-data.v1",
                service + ".PersonErasureDone",
                data -> data.path("erasureId").asString().equals(erasure));
    }

    public void takeBack(UUID person) {
        var event = (ObjectNode) JSON.readTree(EventContracts.example("identity.PersonReturned"));
        event.put("personId", person.toString()).put("returnedAt", Instant.now().toString());
        events.publish(
                village, TOPIC, person.toString(), "identity.PersonReturned", event.toString());
        events.awaitConsumed(TOPIC);
    }

    public JsonNode export(UUID person) {
        var export = UUID.randomUUID();
        var key = ExportKey.generate();
        var type = "identity.PersonalDataExportRequested";
        var event = (ObjectNode) JSON.readTree(EventContracts.example(type));
        event.put("exportId", export.toString())
                .put("personId", person.toString())
                .put("publicKey", key.publicKey())
                .put("requestedAt", Instant.now().toString());
        events.publish(village, TOPIC, person.toString(), type, event.toString());
        var json = new ByteArrayOutputStream();
        int parts = 1;
        for (int part = 1; part <= parts; part++) {
            int wanted = part;
            var data =
                    events.await(
                                    service + ".personal-data.v1",
                                    service + ".PersonalDataPart",
                                    found ->
                                            found.path("exportId")
                                                            .asString()
                                                            .equals(export.toString())
                                                    && found.path("part").asInt() == wanted)
                            .data();
            parts = data.path("parts").asInt();
            json.writeBytes(
                    key.open(
                            export,
                            service,
                            part,
                            Base64.getDecoder().decode(data.path("content").asString())));
        }
        return JSON.readTree(json.toByteArray());
    }
}
