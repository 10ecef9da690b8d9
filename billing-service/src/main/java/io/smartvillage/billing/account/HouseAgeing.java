package io.smartvillage.billing.account;

import java.util.UUID;

public record HouseAgeing(UUID propertyId, String houseNumber, AgeingBuckets owed) {}
