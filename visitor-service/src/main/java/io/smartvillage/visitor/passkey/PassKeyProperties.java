package io.smartvillage.visitor.passkey;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `smartvillage.pass-keys.*`
///
/// @param rotateAfter how long a key signs
/// @param forgetAfter how long a key that signs no more is believed and kept: longer than any pass
///   that it may have signed is good
@ConfigurationProperties("smartvillage.pass-keys")
record PassKeyProperties(
        @DefaultValue("90d") Duration rotateAfter, @DefaultValue("740d") Duration forgetAfter) {

    /// It begins within a year and lasts at most a year.
    private static final Duration LONGEST_PASS = Duration.ofDays(2 * 366);

    PassKeyProperties {
        if (!rotateAfter.isPositive()) {
            throw new IllegalArgumentException(
                    "smartvillage.pass-keys.rotate-after must be positive, not " + rotateAfter);
        }
        if (forgetAfter.compareTo(LONGEST_PASS) < 0) {
            throw new IllegalArgumentException(
                    "smartvillage.pass-keys.forget-after must be at least %d days, as long as a pass may be good"
                            .formatted(LONGEST_PASS.toDays()));
        }
    }
}
