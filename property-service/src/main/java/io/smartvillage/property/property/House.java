package io.smartvillage.property.property;

/// A house, whose it is and who lives in it.
public record House(Property property, Household household) {}
