package io.smartvillage.property.property;

import java.util.UUID;

/// A part of the village to which a house belongs.
///
/// @param kind of the group, as in the tables
public record GroupOfHouse(UUID houseGroupId, String kind) {}
