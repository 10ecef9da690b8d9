package io.smartvillage.billing.billingrun;

import java.util.UUID;

/// Houses by the order of their ids.
///
/// @param after not this one
/// @param upTo this one, too
record HouseRange(UUID after, UUID upTo) {

    static final UUID BEFORE_ALL = new UUID(0, 0);

    static final HouseRange ALL = new HouseRange(BEFORE_ALL, new UUID(-1, -1));

    static HouseRange only(UUID house) {
        long low = house.getLeastSignificantBits();
        long high = house.getMostSignificantBits();
        return new HouseRange(new UUID(low == 0 ? high - 1 : high, low - 1), house);
    }
}
