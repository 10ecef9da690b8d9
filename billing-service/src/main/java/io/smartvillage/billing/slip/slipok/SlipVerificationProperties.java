package io.smartvillage.billing.slip.slipok;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// `smartvillage.billing.slip-verification.*`
///
/// @param url without the branch, as `https://api.slipok.com/api/line/apikey`; empty if there is no
///   service: then staff verify
/// @param branch the service's name for this installation
/// @param key secret
/// @param log whether the service takes note of each slip, to know duplicates and its receivers
/// @param timeout for one whole answer, connecting included
/// @param largestAnswer more is not read
/// @param atOnce most questions at the same time
/// @param tryAgain how long to wait after a failure if the service names no time
@ConfigurationProperties("smartvillage.billing.slip-verification")
record SlipVerificationProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String branch,
        @DefaultValue("") String key,
        @DefaultValue("true") boolean log,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("8s") Duration timeout,
        @DefaultValue("64KB") DataSize largestAnswer,
        @DefaultValue("8") int atOnce,
        @DefaultValue("2m") Duration tryAgain,
        @DefaultValue Retry retry,
        @DefaultValue Breaker breaker) {

    private static final Pattern BRANCH = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern KEY = Pattern.compile("[!-~]{1,512}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]");

    /// @param attempts all together; 1 for no second one
    /// @param pause before the second attempt; each later one is twice as long
    /// @param longestPause if the service asks for a longer one, the question is put off
    record Retry(
            @DefaultValue("2") int attempts,
            @DefaultValue("500ms") Duration pause,
            @DefaultValue("3s") Duration longestPause) {

        Retry {
            require(attempts >= 1 && attempts <= 5, "retry.attempts", "must be 1 to 5");
            requirePositive(pause, "retry.pause");
            require(
                    longestPause.compareTo(pause) >= 0,
                    "retry.longest-pause",
                    "must not be shorter than retry.pause");
        }
    }

    /// @param window latest attempts that are judged
    /// @param minimum attempts before it may open
    /// @param failureRate percent of failures that opens it
    /// @param pause how long it stays open
    /// @param trial attempts let through afterwards, to see
    record Breaker(
            @DefaultValue("20") int window,
            @DefaultValue("5") int minimum,
            @DefaultValue("50") float failureRate,
            @DefaultValue("30s") Duration pause,
            @DefaultValue("2") int trial) {

        Breaker {
            require(minimum >= 1, "breaker.minimum", "must be at least 1");
            require(window >= minimum, "breaker.window", "must not be less than breaker.minimum");
            require(
                    failureRate > 0 && failureRate <= 100,
                    "breaker.failure-rate",
                    "must be above 0, up to 100");
            requirePositive(pause, "breaker.pause");
            require(trial >= 1, "breaker.trial", "must be at least 1");
        }
    }

    /// The messages name the setting, never its value: one of them is secret.
    SlipVerificationProperties {
        requirePositive(connectTimeout, "connect-timeout");
        requirePositive(timeout, "timeout");
        requirePositive(tryAgain, "try-again");
        require(
                largestAnswer.toBytes() >= 1_024 && largestAnswer.toMegabytes() <= 10,
                "largest-answer",
                "must be 1 KB to 10 MB");
        require(atOnce >= 1, "at-once", "must be at least 1");
        if (!url.isEmpty()) {
            require(isUsable(url), "url", "must be an absolute https address without a query");
            require(BRANCH.matcher(branch).matches(), "branch", "is needed with a url");
            require(KEY.matcher(key).matches(), "key", "is needed with a url, visible ASCII only");
        }
    }

    boolean isConfigured() {
        return !url.isEmpty();
    }

    URI address() {
        return URI.create(url.endsWith("/") ? url + branch : url + "/" + branch);
    }

    /// Plain http would show the key to everybody on the way; on this machine there is no way.
    private static boolean isUsable(String url) {
        try {
            var uri = URI.create(url);
            var host = uri.getHost();
            return host != null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && LOOPBACK.matcher(host).matches()))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static void requirePositive(Duration duration, String setting) {
        require(duration.isPositive(), setting, "must be longer than 0");
    }

    private static void require(boolean holds, String setting, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "smartvillage.billing.slip-verification." + setting + " " + problem);
        }
    }

    @Override
    public String toString() {
        return "SlipVerificationProperties[" + url + ", " + branch + "]";
    }
}
