package io.smartvillage.infra.bench;

import java.util.ArrayList;
import java.util.List;

/// How long facts took from commit to consumer.
final class Arrivals {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double P99 = 0.99;

    private final List<Double> millis = new ArrayList<>();

    synchronized void arrived(TimedFact fact) {
        millis.add((System.nanoTime() - fact.storedAtNanos()) / NANOS_PER_MILLI);
    }

    synchronized void forget() {
        millis.clear();
    }

    synchronized int count() {
        return millis.size();
    }

    synchronized double p99() {
        var sorted = millis.stream().sorted().toList();
        return sorted.get((int) (sorted.size() * P99));
    }
}
