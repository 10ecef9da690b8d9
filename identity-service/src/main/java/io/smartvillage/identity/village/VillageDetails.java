package io.smartvillage.identity.village;

/// What is written down about a village.
public record VillageDetails(
        String name, String address, ContactInfo contactInfo, VillageSettings settings) {}
