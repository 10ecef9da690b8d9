package io.smartvillage.identity.village.web;

import io.smartvillage.identity.village.VillageDetails;
import io.smartvillage.identity.village.VillageSettings;
import io.smartvillage.identity.village.VillageSettings.Expenses;
import io.smartvillage.identity.village.VillageSettings.HouseFeatures;
import io.smartvillage.identity.village.VillageSettings.Invitations;
import io.smartvillage.identity.village.VillageSettings.Retention;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Only what is to change, section by section and field by field.
record VillageSettingsPatch(
        @Valid @Nullable SettingsRequest region,
        @Valid @Nullable HouseFeaturesPatch houseFeatures,
        @Valid @Nullable InvitationsPatch invitations,
        @Valid @Nullable ExpensesPatch expenses,
        @Valid @Nullable RetentionPatch retention) {

    record HouseFeaturesPatch(
            @Schema(example = "true") @Nullable Boolean vehicles,
            @Schema(example = "true") @Nullable Boolean pets,
            @Schema(example = "false") @Nullable Boolean keycards) {

        HouseFeatures applyTo(HouseFeatures features) {
            return new HouseFeatures(
                    Objects.requireNonNullElse(vehicles, features.vehicles()),
                    Objects.requireNonNullElse(pets, features.pets()),
                    Objects.requireNonNullElse(keycards, features.keycards()));
        }
    }

    record InvitationsPatch(@Schema(example = "14") @Min(1) @Max(90) @Nullable Integer validDays) {

        Invitations applyTo(Invitations invitations) {
            return new Invitations(Objects.requireNonNullElse(validDays, invitations.validDays()));
        }
    }

    record ExpensesPatch(
            @Schema(example = "1") @Min(1) @Max(12) @Nullable Integer fiscalYearStartMonth) {

        Expenses applyTo(Expenses expenses) {
            return new Expenses(
                    Objects.requireNonNullElse(
                            fiscalYearStartMonth, expenses.fiscalYearStartMonth()));
        }
    }

    record RetentionPatch(
            @Schema(example = "90") @Min(1) @Max(3650) @Nullable Integer invitationDays,
            @Schema(example = "90") @Min(30) @Max(3650) @Nullable Integer closedVillageDays) {

        Retention applyTo(Retention retention) {
            return new Retention(
                    Objects.requireNonNullElse(invitationDays, retention.invitationDays()),
                    Objects.requireNonNullElse(closedVillageDays, retention.closedVillageDays()));
        }
    }

    VillageDetails applyTo(VillageDetails details) {
        var settings = region == null ? details.settings() : region.applyTo(details.settings());
        return new VillageDetails(
                details.name(),
                details.address(),
                details.contactInfo(),
                new VillageSettings(
                        settings.timeZone(),
                        settings.locale(),
                        settings.currency(),
                        houseFeatures == null
                                ? settings.houseFeatures()
                                : houseFeatures.applyTo(settings.houseFeatures()),
                        invitations == null
                                ? settings.invitations()
                                : invitations.applyTo(settings.invitations()),
                        expenses == null
                                ? settings.expenses()
                                : expenses.applyTo(settings.expenses()),
                        retention == null
                                ? settings.retention()
                                : retention.applyTo(settings.retention())));
    }
}
