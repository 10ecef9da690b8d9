package io.smartvillage.identity.village;

/// The first answer to a request for a village, also when it is repeated.
public record VillageCreation(Village village, Provisioning provisioning) {}
