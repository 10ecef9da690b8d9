package io.smartvillage.visitor;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `smartvillage.visitor.*`
///
/// @param codeLength digits of an entry code, 6 to 20
/// @param longestVisitDays how long a code may be good, and how far ahead it may begin
@ConfigurationProperties("smartvillage.visitor")
public record VisitorProperties(
        @DefaultValue("8") int codeLength, @DefaultValue("30") int longestVisitDays) {

    private static final int SHORTEST_CODE = 6;
    private static final int LONGEST_CODE = 20;

    public VisitorProperties {
        if (codeLength < SHORTEST_CODE || codeLength > LONGEST_CODE) {
            throw new IllegalArgumentException(
                    "smartvillage.visitor.code-length must be %d to %d, not %d"
                            .formatted(SHORTEST_CODE, LONGEST_CODE, codeLength));
        }
        if (longestVisitDays < 1) {
            throw new IllegalArgumentException(
                    "smartvillage.visitor.longest-visit-days must be at least 1");
        }
    }
}
