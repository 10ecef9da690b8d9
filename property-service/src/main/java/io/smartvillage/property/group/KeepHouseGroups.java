package io.smartvillage.property.group;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.property.group.HouseGroupRefusedException.Reason;
import java.time.Clock;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Adds, renames and removes the parts of the village.
@Service
public class KeepHouseGroups {

    private final HouseGroups groups;
    private final HouseGroupMembers members;
    private final IdGenerator ids;
    private final Clock clock;

    KeepHouseGroups(HouseGroups groups, HouseGroupMembers members, IdGenerator ids, Clock clock) {
        this.groups = groups;
        this.members = members;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws HouseGroupRefusedException if another one of the kind has the name
    @Transactional
    public HouseGroup add(GroupKind kind, String name) {
        requireFree(kind, name);
        var group =
                new HouseGroup(CurrentVillage.id(), ids.generateId(), kind, name, clock.instant());
        return stored(group, name);
    }

    /// @throws HouseGroupNotFoundException if the caller's village has no such group
    /// @throws HouseGroupRefusedException if another one of the kind has the name
    @Transactional
    public HouseGroup rename(UUID houseGroupId, IfMatch precondition, String name) {
        var group = get(houseGroupId);
        precondition.require(group.currentVersion());
        if (name.equals(group.name())) {
            return group;
        }
        requireFree(group.kind(), name);
        group.rename(name, clock.instant());
        return stored(group, name);
    }

    /// @throws HouseGroupNotFoundException if the caller's village has no such group
    /// @throws HouseGroupRefusedException if houses are in it
    @Transactional
    public void remove(UUID houseGroupId, IfMatch precondition) {
        var group = get(houseGroupId);
        precondition.require(group.currentVersion());
        if (members.any(houseGroupId)) {
            throw new HouseGroupRefusedException(Reason.HAS_HOUSES, group.name());
        }
        try {
            groups.delete(group);
            groups.flush();
        } catch (DataIntegrityViolationException _) {
            throw new HouseGroupRefusedException(Reason.HAS_HOUSES, group.name());
        }
    }

    private HouseGroup get(UUID houseGroupId) {
        return groups.findById(houseGroupId)
                .orElseThrow(() -> new HouseGroupNotFoundException(houseGroupId));
    }

    private void requireFree(GroupKind kind, String name) {
        if (groups.existsByKindAndName(kind, name)) {
            throw new HouseGroupRefusedException(Reason.NAME_TAKEN, name);
        }
    }

    /// Another request may take the name between the check and the write.
    private HouseGroup stored(HouseGroup group, String name) {
        try {
            var saved = groups.save(group);
            groups.flush();
            return saved;
        } catch (DataIntegrityViolationException _) {
            throw new HouseGroupRefusedException(Reason.NAME_TAKEN, name);
        }
    }
}
