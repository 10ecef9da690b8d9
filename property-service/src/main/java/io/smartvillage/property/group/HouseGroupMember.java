package io.smartvillage.property.group;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/// A house is in a group. Lists of houses ask for it; [HouseGroupMembers] writes it.
@Entity
@IdClass(HouseGroupMember.Key.class)
class HouseGroupMember {

    record Key(UUID propertyId, String kind) implements Serializable {}

    @Id private UUID propertyId;
    @Id private String kind;
    @TenantId private UUID villageId;
    private UUID houseGroupId;

    protected HouseGroupMember() {}

    UUID propertyId() {
        return propertyId;
    }

    String kind() {
        return kind;
    }

    UUID villageId() {
        return villageId;
    }

    UUID houseGroupId() {
        return houseGroupId;
    }
}
