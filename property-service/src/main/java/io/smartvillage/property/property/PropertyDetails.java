package io.smartvillage.property.property;

import java.math.BigDecimal;

/// What staff write down about a house.
///
/// @param houseNumber as it stands on the gate post, such as `99/12-1`: a text, unique in the
///   village
/// @param areaSqWah square wah; 1 sq wah is 4 m²
public record PropertyDetails(
        String houseNumber,
        String address,
        PropertyStatus status,
        LandUse landUse,
        BigDecimal areaSqWah) {}
