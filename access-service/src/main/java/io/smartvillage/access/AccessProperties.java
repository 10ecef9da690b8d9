package io.smartvillage.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `smartvillage.access.*`
///
/// @param wrongCodes how many wrong codes a gate takes within `wrongCodesWindow`; more are not even
///   looked up until the window ends
@ConfigurationProperties("smartvillage.access")
public record AccessProperties(
        @DefaultValue("20") int wrongCodes, @DefaultValue("1m") Duration wrongCodesWindow) {

    public AccessProperties {
        if (wrongCodes < 1 || !wrongCodesWindow.isPositive()) {
            throw new IllegalArgumentException(
                    "smartvillage.access.wrong-codes and wrong-codes-window must be positive");
        }
    }
}
