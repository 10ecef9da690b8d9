package io.smartvillage.infra.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/// One line of a benchmark's output.
///
/// @param subject what is measured, with its median and unit
/// @param baseline what it is held against
/// @param value the ratio, or for a figure without baseline the value itself
/// @param bar what must be reached; NaN if the figure is shown for comparison only
/// @param atLeast whether the bar is a least or a most
record Figure(
        String name,
        Map<String, Object> subject,
        Map<String, Object> baseline,
        double value,
        double bar,
        boolean atLeast) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final double THOUSAND = 1000;

    /// @param start as [System#nanoTime] told it
    static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    static Figure ratio(
            String name, String subject, double ours, String baseline, double theirs, double bar) {
        return new Figure(
                name, side(subject, ours), side(baseline, theirs), ours / theirs, bar, true);
    }

    /// A ratio that is shown beside another, with no bar of its own.
    static Figure comparison(
            String name, String subject, double ours, String baseline, double theirs) {
        return ratio(name, subject, ours, baseline, theirs, Double.NaN);
    }

    static Figure most(String name, String what, double value, double bar) {
        return new Figure(name, side(what, value), Map.of(), value, bar, false);
    }

    boolean reached() {
        return Double.isNaN(bar) || (atLeast ? value >= bar : value <= bar);
    }

    String line() {
        var line = new LinkedHashMap<String, Object>();
        line.put("figure", name);
        line.put("subject", subject);
        if (!baseline.isEmpty()) {
            line.put("baseline", baseline);
        }
        line.put(baseline.isEmpty() ? "value" : "ratio", rounded(value));
        if (!Double.isNaN(bar)) {
            line.put(atLeast ? "atLeast" : "atMost", bar);
            line.put("reached", reached());
        }
        return JSON.writeValueAsString(line);
    }

    private static Map<String, Object> side(String what, double value) {
        return Map.of("what", what, "median", rounded(value));
    }

    private static double rounded(double value) {
        return Math.round(value * THOUSAND) / THOUSAND;
    }

    /// Medians of both sides, measured alternately.
    ///
    /// @param rounds at least three
    static <S> List<Double> alternately(int rounds, List<S> sides, ToDoubleFunction<S> measure) {
        var measured = new LinkedHashMap<S, List<Double>>();
        for (int round = 0; round < rounds; round++) {
            for (var side : sides) {
                measured.computeIfAbsent(side, _ -> new ArrayList<>())
                        .add(measure.applyAsDouble(side));
            }
        }
        return sides.stream().map(side -> median(measured.getOrDefault(side, List.of()))).toList();
    }

    static double median(List<Double> values) {
        return values.stream()
                .sorted(Comparator.naturalOrder())
                .skip(values.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
