package io.smartvillage.identity.village;

import io.smartvillage.identity.work.InVillage;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Shows villages: all of them to the operator, their own to everybody else.
@Service
public class FindVillages {

    /// @param provisioning only while it tells something
    public record Found(Village village, Optional<Provisioning> provisioning) {}

    private final Villages villages;
    private final Provisionings provisionings;
    private final InVillage inVillage;

    FindVillages(Villages villages, Provisionings provisionings, InVillage inVillage) {
        this.villages = villages;
        this.provisionings = provisionings;
        this.inVillage = inVillage;
    }

    /// @throws VillageNotFoundException if there is none, or it is not the caller's to see
    public Found get(UUID villageId) {
        requireReachable(villageId);
        return inVillage.call(
                villageId,
                () ->
                        new Found(
                                villages.find(villageId)
                                        .orElseThrow(() -> new VillageNotFoundException(villageId)),
                                provisionings.find(villageId).filter(FindVillages::tells)));
    }

    public List<Village> page(
            PageRequest page, Optional<VillageStatus> status, @Nullable String alias) {
        var after = page.after().map(cursor -> cursor.id(0));
        var bound = CurrentVillage.find();
        if (bound.isEmpty()) {
            return villages.page(after, status, alias, page.fetchSize());
        }
        return inVillage.call(
                bound.get(),
                () ->
                        villages.find(bound.get()).stream()
                                .filter(village -> after.isEmpty())
                                .filter(village ->
                                        status.isEmpty() || status.get() == village.status())
                                .filter(village -> alias == null || alias.equals(village.alias()))
                                .toList());
    }

    /// @throws VillageNotFoundException if the request is about another village
    static void requireReachable(UUID villageId) {
        if (CurrentVillage.find().filter(bound -> !bound.equals(villageId)).isPresent()) {
            throw new VillageNotFoundException(villageId);
        }
    }

    private static boolean tells(Provisioning provisioning) {
        return provisioning.step() != ProvisioningStep.DONE || provisioning.problem() != null;
    }
}
