package io.smartvillage.identity.village;

import io.smartvillage.identity.work.InVillage;
import io.smartvillage.identity.work.Worker;
import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.util.IdGenerator;

/// Stores a new village and what is to be done in Keycloak for it; [ProvisionVillages] does that.
@Service
public class CreateVillage {

    private final Villages villages;
    private final Provisionings provisionings;
    private final InVillage inVillage;
    private final Worker worker;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    CreateVillage(
            Villages villages,
            Provisionings provisionings,
            InVillage inVillage,
            Worker worker,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.villages = villages;
        this.provisionings = provisionings;
        this.inVillage = inVillage;
        this.worker = worker;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// The same key and request give the first answer again.
    ///
    /// @throws AliasInUseException if another village has the alias, or the id
    /// @throws KeyReusedException if the key came with another request
    public VillageCreation create(
            NewVillage request,
            UUID operatorId,
            Optional<String> idempotencyKey,
            byte[] requestHash) {
        var earlier = earlier(operatorId, idempotencyKey, requestHash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var id = request.id().orElseGet(ids::generateId);
        try {
            return inVillage.call(
                    id, () -> store(id, request, operatorId, idempotencyKey, requestHash));
        } catch (DuplicateKeyException _) {
            return earlier(operatorId, idempotencyKey, requestHash)
                    .orElseThrow(() -> new AliasInUseException(request.alias()));
        } finally {
            worker.wake();
        }
    }

    private VillageCreation store(
            UUID id,
            NewVillage request,
            UUID operatorId,
            Optional<String> idempotencyKey,
            byte[] requestHash) {
        // What PostgreSQL keeps, so that the first answer can be given again to the letter.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var village = Village.create(id, request.alias(), request.details(), now);
        villages.add(village);
        provisionings.add(id, operatorId, idempotencyKey, requestHash, request.firstAdmin(), now);
        outbox.publish(village.created(), village.state());
        return creation(village, request.firstAdmin());
    }

    private Optional<VillageCreation> earlier(
            UUID operatorId, Optional<String> idempotencyKey, byte[] requestHash) {
        return idempotencyKey
                .flatMap(key -> provisionings.findEarlier(operatorId, key, requestHash))
                .map(earlier -> {
                    if (!earlier.same()) {
                        throw new KeyReusedException(idempotencyKey.orElseThrow());
                    }
                    return inVillage.call(
                            earlier.villageId(), () -> firstAnswer(earlier.villageId()));
                });
    }

    /// As it was, whatever became of the village since.
    private VillageCreation firstAnswer(UUID id) {
        var village = villages.find(id).orElseThrow(() -> new VillageNotFoundException(id));
        var provisioning = provisionings.find(id).orElseThrow();
        var created = Village.create(id, village.alias(), village.details(), village.createdAt());
        return new VillageCreation(
                created,
                new Provisioning(
                        id, ProvisioningStep.ORGANIZATION, provisioning.firstAdmin(), 0, null));
    }

    private static VillageCreation creation(Village village, FirstAdmin firstAdmin) {
        return new VillageCreation(
                village,
                new Provisioning(village.id(), ProvisioningStep.ORGANIZATION, firstAdmin, 0, null));
    }
}
