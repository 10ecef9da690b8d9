package io.smartvillage.property.group;

import java.util.UUID;

public final class HouseGroupNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID houseGroupId;

    HouseGroupNotFoundException(UUID houseGroupId) {
        super("no house group " + houseGroupId);
        this.houseGroupId = houseGroupId;
    }

    public UUID houseGroupId() {
        return houseGroupId;
    }
}
