package io.smartvillage.identity.village;

import io.smartvillage.identity.work.InVillage;
import io.smartvillage.identity.work.Worker;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Changes what is written down about a village, suspends it, closes it, activates it again.
///
/// All throw [VillageNotFoundException] if there is none that the caller reaches.
@Service
public class ChangeVillage {

    private final Villages villages;
    private final Provisionings provisionings;
    private final StatusChanges statusChanges;
    private final SettingsChanges settingsChanges;
    private final InVillage inVillage;
    private final Worker worker;
    private final Outbox outbox;
    private final Clock clock;

    ChangeVillage(
            Villages villages,
            Provisionings provisionings,
            StatusChanges statusChanges,
            SettingsChanges settingsChanges,
            InVillage inVillage,
            Worker worker,
            Outbox outbox,
            Clock clock) {
        this.villages = villages;
        this.provisionings = provisionings;
        this.statusChanges = statusChanges;
        this.settingsChanges = settingsChanges;
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
    public Village suspend(UUID villageId, @Nullable String reason) {
        return turned(villageId, reason, (village, now) -> village.suspend(reason, now));
    }

    /// @throws VillageStatusException if it is neither suspended nor closed
    public Village activate(UUID villageId, @Nullable String reason) {
        return turned(villageId, reason, (village, now) -> village.activate(reason, now));
    }

    /// Nobody but the operator sees it any more, and no gate is opened for it.
    ///
    /// @param alias repeated by who means it
    /// @throws VillageStatusException if it is neither active nor suspended
    public Village close(UUID villageId, String alias, String reason) {
        return turned(
                villageId,
                reason,
                (village, now) -> {
                    requireMeant(village, alias);
                    return village.close(reason, now);
                });
    }

    /// Destroys the keys of the village, here and in every service that hears of it: its personal
    /// data can never be read again.
    ///
    /// @param alias repeated by who means it
    /// @throws VillageStatusException if it is not closed
    /// @throws VillageNotOverException if it was closed so lately that its data must be kept
    public Village erase(UUID villageId, String alias, String reason) {
        return turned(
                villageId,
                reason,
                (village, now) -> {
                    requireMeant(village, alias);
                    return village.erase(reason, now);
                });
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

    private Village turned(
            UUID villageId,
            @Nullable String reason,
            BiFunction<Village, Instant, VillageEvent> change) {
        return changed(
                villageId,
                (village, now) -> {
                    var from = village.status();
                    var fact = change.apply(village, now);
                    statusChanges.add(from, village.status(), reason, now);
                    return fact;
                });
    }

    private static void requireMeant(Village village, String alias) {
        if (!village.alias().equals(alias)) {
            throw new BadParameterException("alias", "field.other-village");
        }
    }

    private Village changed(UUID villageId, BiFunction<Village, Instant, VillageEvent> change) {
        FindVillages.requireReachable(villageId);
        return inVillage.call(
                villageId,
                () -> {
                    var village =
                            villages.findLocked(villageId)
                                    .orElseThrow(() -> new VillageNotFoundException(villageId));
                    var settings = village.details().settings();
                    var fact = change.apply(village, clock.instant());
                    villages.update(village);
                    settingsChanges.add(settings, village);
                    outbox.publish(fact, village.state());
                    return village;
                });
    }
}
