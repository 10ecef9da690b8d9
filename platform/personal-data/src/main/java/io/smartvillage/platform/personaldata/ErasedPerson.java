package io.smartvillage.platform.personaldata;

import java.util.UUID;

/// @param role what they were in the village, in lower case
public record ErasedPerson(UUID id, String role) {

    /// Others did what they did on somebody's behalf.
    public boolean wasResident() {
        return role.equals("resident");
    }
}
