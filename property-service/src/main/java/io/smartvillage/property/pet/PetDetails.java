package io.smartvillage.property.pet;

import org.jspecify.annotations.Nullable;

/// @param description such as breed, colour, a vaccination
public record PetDetails(Species species, @Nullable String name, @Nullable String description) {}
