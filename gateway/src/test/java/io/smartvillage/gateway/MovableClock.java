package io.smartvillage.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The real time, plus what the test has let pass.
final class MovableClock extends Clock {

    private volatile Duration passed = Duration.ZERO;

    void letPass(Duration time) {
        passed = passed.plus(time);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(passed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
