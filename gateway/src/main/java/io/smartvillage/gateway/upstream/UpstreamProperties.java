package io.smartvillage.gateway.upstream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `smartvillage.gateway.upstream.*`
///
/// @param connectTimeout until an instance accepts a connection
/// @param responseTimeout until the first byte of an answer, and between any two after it
/// @param idle how long an unused connection is kept; shorter than the services keep theirs (60 s)
/// @param atOnce most requests at one instance at the same time; more are refused
/// @param refresh how often discovery's list is looked at
/// @param lastKnown how long the last known instances are used after discovery has lost all of a
///   service's
@ConfigurationProperties("smartvillage.gateway.upstream")
record UpstreamProperties(
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("20s") Duration responseTimeout,
        @DefaultValue("20s") Duration idle,
        @DefaultValue("200") int atOnce,
        @DefaultValue("1s") Duration refresh,
        @DefaultValue("60s") Duration lastKnown,
        @DefaultValue Breaker breaker) {

    /// @param window latest calls that are judged
    /// @param minimum calls before it may open
    /// @param failureRate percent of failures that opens it
    /// @param pause how long it stays open
    /// @param trial calls let through afterwards, to see
    record Breaker(
            @DefaultValue("20") int window,
            @DefaultValue("5") int minimum,
            @DefaultValue("50") float failureRate,
            @DefaultValue("5s") Duration pause,
            @DefaultValue("3") int trial) {}
}
