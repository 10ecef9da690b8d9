package io.smartvillage.identity.village;

import io.smartvillage.identity.work.InVillage;
import io.smartvillage.identity.work.Worker;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;

/// Changes what is written down about a village, suspends it and activates it again.
///
/// All throw [VillageNotFoundException] if there is none that the caller reaches.
@Service
public class ChangeVillage {

    private final Villages villages;
    private final Provisionings provisionings;
    private final InVillage inVillage;
    private final Worker worker;
    private final Outbox outbox;
    private final Clock clock;

    ChangeVillage(
            Villages villages,
            Provisionings provisionings,
            InVillage inVillage,
            Worker worker,
            Outbox outbox,
            Clock clock) {
        this.villages = villages;
        this.provisionings = provisionings;
        this.inVillage = inVillage;
        this.worker = worker;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @param change from the present details to the new ones
    public Village change(
            UUID villageId, IfMatch precondition, UnaryOperator<VillageDetails> change) {
        return changed(
                villageId,
                (village, now) -> {
                    precondition.require(village.currentVersion());
                    return village.change(change.apply(village.details()), now);
                });
    }

    /// @throws VillageStatusException if it is not active
    public Village suspend(UUID villageId) {
        return changed(villageId, Village::suspend);
    }

    /// @throws VillageStatusException if it is not suspended
    public Village activate(UUID villageId) {
        return changed(villageId, Village::activate);
    }

    /// Names somebody else as the first admin, while there is none yet.
    ///
    /// @throws FirstAdminSettledException if there is one
    public VillageCreation replaceFirstAdmin(UUID villageId, FirstAdmin firstAdmin) {
        FindVillages.requireReachable(villageId);
        var creation =
                inVillage.call(
                        villageId,
                        () -> {
                            var village =
                                    villages.find(villageId)
                                            .orElseThrow(
                                                    () -> new VillageNotFoundException(villageId));
                            var provisioning = provisionings.takeLocked(villageId).orElseThrow();
                            if (provisioning.step().compareTo(ProvisioningStep.FIRST_ADMIN) > 0) {
                                throw new FirstAdminSettledException(villageId);
                            }
                            provisionings.replaceFirstAdmin(villageId, firstAdmin, clock.instant());
                            return new VillageCreation(
                                    village,
                                    new Provisioning(
                                            villageId, provisioning.step(), firstAdmin, 0, null));
                        });
        worker.wake();
        return creation;
    }

    private Village changed(UUID villageId, BiFunction<Village, Instant, VillageEvent> change) {
        FindVillages.requireReachable(villageId);
        return inVillage.call(
                villageId,
                () -> {
                    var village =
                            villages.findLocked(villageId)
                                    .orElseThrow(() -> new VillageNotFoundException(villageId));
                    var fact = change.apply(village, clock.instant());
                    villages.update(village);
                    outbox.publish(fact, village.state());
                    return village;
                });
    }
}
