package io.smartvillage.identity.village.web;

import io.smartvillage.identity.village.ContactInfo;
import io.smartvillage.identity.village.FirstAdmin;
import io.smartvillage.identity.village.Provisioning;
import io.smartvillage.identity.village.ProvisioningStep;
import io.smartvillage.identity.village.Village;
import io.smartvillage.identity.village.VillageCreation;
import io.smartvillage.identity.village.VillageSettings;
import io.smartvillage.identity.village.VillageStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param provisioning while the village is not ready, or when its first admin's account existed
/// @param firstAdmin only in the answer to the request that named them
record VillageView(
        UUID id,
        String alias,
        String name,
        String address,
        ContactInfo contactInfo,
        VillageSettings settings,
        VillageStatus status,
        @Nullable ProvisioningView provisioning,
        @Nullable FirstAdminView firstAdmin,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant closedAt) {

    /// @param waitsFor the step in Keycloak that is next
    /// @param problem why it did not succeed yet
    record ProvisioningView(ProvisioningStep waitsFor, int attempts, @Nullable String problem) {

        static ProvisioningView of(Provisioning provisioning) {
            return new ProvisioningView(
                    provisioning.step(), provisioning.attempts(), provisioning.problem());
        }
    }

    /// @param oneTimePassword to hand over; it has to be changed at the first sign-in
    record FirstAdminView(String username, @Nullable String oneTimePassword) {

        static FirstAdminView of(FirstAdmin firstAdmin) {
            return new FirstAdminView(firstAdmin.person().username(), firstAdmin.oneTimePassword());
        }
    }

    static VillageView of(Village village) {
        return of(village, null, null);
    }

    static VillageView of(Village village, @Nullable Provisioning provisioning) {
        return of(village, provisioning, null);
    }

    static VillageView of(VillageCreation creation) {
        return of(
                creation.village(), creation.provisioning(), creation.provisioning().firstAdmin());
    }

    private static VillageView of(
            Village village, @Nullable Provisioning provisioning, @Nullable FirstAdmin firstAdmin) {
        var details = village.details();
        return new VillageView(
                village.id(),
                village.alias(),
                details.name(),
                details.address(),
                details.contactInfo(),
                details.settings(),
                village.status(),
                provisioning == null ? null : ProvisioningView.of(provisioning),
                firstAdmin == null ? null : FirstAdminView.of(firstAdmin),
                village.createdAt(),
                village.updatedAt(),
                village.closedAt());
    }
}
