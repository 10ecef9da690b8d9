package io.smartvillage.property.group;

import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.smartvillage.property.property.House;
import io.smartvillage.property.property.RestateProperty;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes down to which parts of the village a house belongs.
@Service
public class GroupHouse {

    private final RestateProperty restate;
    private final HouseGroups groups;
    private final HouseGroupMembers members;

    GroupHouse(RestateProperty restate, HouseGroups groups, HouseGroupMembers members) {
        this.restate = restate;
        this.groups = groups;
        this.members = members;
    }

    /// @param houseGroupIds at most one of a kind; those of before that are not among them are left
    /// @throws io.smartvillage.property.property.PropertyNotFoundException if the caller's village
    ///   has no such house
    /// @throws BadParameterException if there is no such group, or two are of one kind
    @Transactional
    public House group(UUID propertyId, IfMatch precondition, List<UUID> houseGroupIds) {
        var property = restate.lock(propertyId);
        precondition.require(property.currentVersion());
        var byKind = new EnumMap<GroupKind, HouseGroup>(GroupKind.class);
        var problems = new ArrayList<FieldMessage>();
        for (int i = 0; i < houseGroupIds.size(); i++) {
            var field = "houseGroupIds[%d]".formatted(i);
            var group = groups.findById(houseGroupIds.get(i));
            if (group.isEmpty()) {
                problems.add(new FieldMessage(field, "field.house-group", List.of()));
            } else if (byKind.putIfAbsent(group.get().kind(), group.get()) != null) {
                problems.add(new FieldMessage(field, "field.house-group-kind", List.of()));
            }
        }
        if (!problems.isEmpty()) {
            throw new BadParameterException(problems);
        }
        members.replace(propertyId, byKind.values());
        return restate.peopleChanged(property, List.of());
    }
}
