package io.smartvillage.access.credential;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of an imported file that may be stored.
///
/// @param valueHash of the value without its province, in hexadecimal
/// @param houseNumber or `propertyId`, one of the two
/// @param userId null stands for the house's owner
record ImportedCredential(
        long line,
        CredentialValue value,
        String valueHash,
        @Nullable String houseNumber,
        @Nullable UUID propertyId,
        @Nullable UUID userId,
        CredentialTerms terms) {

    static final String VALUE = "value";
    static final String HOUSE_NUMBER = "house_number";
    static final String PROPERTY_ID = "property_id";
    static final String USER_ID = "user_id";
}
