package io.smartvillage.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `smartvillage.access.*`
///
/// @param wrongCodes how many wrong codes a gate takes within `wrongCodesWindow`; more are not even
///   looked up until the window ends
/// @param clockTolerance how far a device's clock may be off
/// @param groupWindow how long a group of decisions waits for those that are under way; zero not at
///   all
/// @param detachedMonthKept how long a month of the log that no village keeps any longer can be
///   attached again before it is dropped
@ConfigurationProperties("smartvillage.access")
public record AccessProperties(
        @DefaultValue("20") int wrongCodes,
        @DefaultValue("1m") Duration wrongCodesWindow,
        @DefaultValue("24h") Duration clockTolerance,
        @DefaultValue("5ms") Duration groupWindow,
        @DefaultValue("1d") Duration detachedMonthKept) {

    public AccessProperties {
        if (wrongCodes < 1 || !wrongCodesWindow.isPositive()) {
            throw new IllegalArgumentException(
                    "smartvillage.access.wrong-codes and wrong-codes-window must be positive");
        }
        if (!clockTolerance.isPositive()
                || groupWindow.isNegative()
                || detachedMonthKept.isNegative()) {
            throw new IllegalArgumentException(
                    "smartvillage.access.clock-tolerance must be positive, group-window and"
                            + " detached-month-kept not negative");
        }
    }
}
