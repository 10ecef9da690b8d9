package io.smartvillage.identity.village;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a village chooses, with a default for everything; what a service chooses for itself (fees,
/// gates, visitors) is kept there: docs/settings.md. Described by `village-settings.schema.json`.
///
/// @param timeZone IANA name; business dates follow it
/// @param locale of letters and receipts, BCP 47
/// @param currency ISO 4217
public record VillageSettings(
        String timeZone,
        String locale,
        String currency,
        HouseFeatures houseFeatures,
        Invitations invitations,
        Expenses expenses,
        Retention retention) {

    public static final VillageSettings DEFAULT =
            new VillageSettings(
                    "Asia/Bangkok",
                    "th-TH",
                    "THB",
                    HouseFeatures.DEFAULT,
                    Invitations.DEFAULT,
                    Expenses.DEFAULT,
                    Retention.DEFAULT);

    /// What the village writes down about its houses.
    public record HouseFeatures(boolean vehicles, boolean pets, boolean keycards) {

        static final HouseFeatures DEFAULT = new HouseFeatures(true, true, true);
    }

    /// @param validDays how long a new invitation can be accepted
    public record Invitations(int validDays) {

        static final Invitations DEFAULT = new Invitations(14);
    }

    /// @param fiscalYearStartMonth 1 to 12; the year is named after the one it starts in
    public record Expenses(int fiscalYearStartMonth) {

        static final Expenses DEFAULT = new Expenses(1);
    }

    /// @param invitationDays how long an invitation is kept after it was accepted, revoked or over
    /// @param closedVillageDays how long the data of the village stays readable after it was closed
    public record Retention(int invitationDays, int closedVillageDays) {

        static final Retention DEFAULT = new Retention(90, 90);
    }

    /// A section that was stored before it existed is the default one.
    @SuppressWarnings("ConstantConditions")
    public VillageSettings(
            String timeZone,
            String locale,
            String currency,
            @Nullable HouseFeatures houseFeatures,
            @Nullable Invitations invitations,
            @Nullable Expenses expenses,
            @Nullable Retention retention) {
        this.timeZone = timeZone;
        this.locale = locale;
        this.currency = currency;
        this.houseFeatures = Objects.requireNonNullElse(houseFeatures, HouseFeatures.DEFAULT);
        this.invitations = Objects.requireNonNullElse(invitations, Invitations.DEFAULT);
        this.expenses = Objects.requireNonNullElse(expenses, Expenses.DEFAULT);
        this.retention = Objects.requireNonNullElse(retention, Retention.DEFAULT);
    }

    /// Names of the sections that are not the same in both, as the schema has them.
    List<String> sectionsChangedSince(VillageSettings other) {
        var before = other.sections();
        return sections().entrySet().stream()
                .filter(section -> !section.getValue().equals(before.get(section.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, Object> sections() {
        var sections = new LinkedHashMap<String, Object>();
        sections.put("region", List.of(timeZone, locale, currency));
        sections.put("houseFeatures", houseFeatures);
        sections.put("invitations", invitations);
        sections.put("expenses", expenses);
        sections.put("retention", retention);
        return sections;
    }
}
