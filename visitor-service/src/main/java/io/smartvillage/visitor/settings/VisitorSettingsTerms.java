package io.smartvillage.visitor.settings;

/// What a village decides about its visitors.
///
/// @param shortestCodeLength digits; a code that lives long has more
/// @param longestVisitDays how long a code may be good, and how far ahead it may begin
/// @param longestDeliveryHours the same for deliveries
/// @param walkInTimeoutSeconds how long a resident may take to answer the gate
/// @param walkInPassMinutes how long somebody who was approved may take to go in
/// @param overstayGraceMinutes after the end of the visit
/// @param retentionDays how long records are kept after they have ended (domain rule 23)
public record VisitorSettingsTerms(
        int shortestCodeLength,
        int longestVisitDays,
        int longestDeliveryHours,
        int walkInTimeoutSeconds,
        int walkInPassMinutes,
        int overstayGraceMinutes,
        int retentionDays) {

    static final VisitorSettingsTerms DEFAULT =
            new VisitorSettingsTerms(8, 30, 24, 120, 30, 60, 180);
}
