package io.smartvillage.access.gate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `smartvillage.access.devices.*`
///
/// @param heartbeat how often devices are to be heard
/// @param silentAfter when a device that is not heard counts as silent
/// @param clockOffAfter how far a device's clock may be off, either way
@ConfigurationProperties("smartvillage.access.devices")
public record DeviceProperties(
        @DefaultValue("1m") Duration heartbeat,
        @DefaultValue("3m") Duration silentAfter,
        @DefaultValue("30s") Duration clockOffAfter) {

    public DeviceProperties {
        if (!heartbeat.isPositive()
                || !clockOffAfter.isPositive()
                || silentAfter.compareTo(heartbeat.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "smartvillage.access.devices: heartbeat and clock-off-after must be positive,"
                            + " silent-after two heartbeats at least");
        }
    }
}
