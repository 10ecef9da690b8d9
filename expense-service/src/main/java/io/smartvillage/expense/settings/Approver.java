package io.smartvillage.expense.settings;

import java.util.Set;
import java.util.UUID;

/// Somebody who acts, with what they are in the village.
public record Approver(UUID userId, Set<String> roles) {

    public Approver {
        roles = Set.copyOf(roles);
    }
}
