package io.smartvillage.property.group.web;

import io.smartvillage.property.group.GroupKind;
import io.smartvillage.property.group.HouseGroup;
import java.time.Instant;
import java.util.UUID;

record HouseGroupView(UUID id, GroupKind kind, String name, Instant createdAt, Instant updatedAt) {

    static HouseGroupView of(HouseGroup group) {
        return new HouseGroupView(
                group.id(), group.kind(), group.name(), group.createdAt(), group.updatedAt());
    }
}
