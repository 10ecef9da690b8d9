package io.smartvillage.billing.slip.slipok;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smartvillage.billing.promptpay.BankSlip;
import io.smartvillage.billing.slip.SlipQuestion;
import io.smartvillage.billing.slip.SlipVerdict.NotAvailable;
import io.smartvillage.billing.slip.SlipVerifier;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SlipVerificationSettingsTests {

    private static final String PREFIX = "smartvillage.billing.slip-verification.";
    private static final String KEY = "SLIPOKSECRET0123456789";

    private final ApplicationContextRunner context =
            new ApplicationContextRunner()
                    .withUserConfiguration(SlipVerificationConfiguration.class)
                    .withBean(Clock.class, Clock::systemUTC)
                    .withBean(MeterRegistry.class, SimpleMeterRegistry::new);
    private final ApplicationContextRunner configured =
            context.withPropertyValues(
                    PREFIX + "url=https://api.example.org/api/line/apikey/",
                    PREFIX + "branch=12345",
                    PREFIX + "key=" + KEY);

    @Test
    void leavesItToStaffWithoutAnAddress() {
        var question = new SlipQuestion(new BankSlip("014", "T1"), BigDecimal.TEN, false);

        context.run(started ->
                assertThat(started.getBean(SlipVerifier.class).verify(question))
                        .isEqualTo(new NotAvailable(NotAvailable.Cause.NOT_CONFIGURED)));
    }

    @Test
    void asksTheBranchAtTheAddress() {
        configured.run(started -> {
            assertThat(started).hasSingleBean(SlipOkVerifier.class);
            assertThat(started.getBean(SlipVerificationProperties.class).address())
                    .hasToString("https://api.example.org/api/line/apikey/12345");
        });
    }

    @Test
    void showsTheBreakerAmongTheMetrics() {
        configured.run(started ->
                assertThat(
                                started.getBean(MeterRegistry.class)
                                        .find("resilience4j.circuitbreaker.state")
                                        .tag("name", "slip-verification")
                                        .gauges())
                        .isNotEmpty());
    }

    @Test
    void doesNotShowTheKey() {
        configured.run(started ->
                assertThat(started.getBean(SlipVerificationProperties.class).toString())
                        .contains("12345")
                        .doesNotContain(KEY));
    }

    @ParameterizedTest
    @CsvSource({
        "url, api.example.org",
        "url, http://api.example.org/",
        "url, ftp://127.0.0.1/",
        "url, https://user:word@api.example.org/",
        "url, https://api.example.org/?a=b",
        "url, https://api.example.org/#a",
        "url, https://api example.org/",
        "url, http://127.0.0.1.example.org/",
        "branch, ''",
        "branch, ../admin",
        "key, ''",
        "key, SLIPOKSECRET0123456789 with spaces",
        "key, SLIPOKSECRET0123456789ก",
        "connect-timeout, 0s",
        "timeout, -1s",
        "largest-answer, 1B",
        "largest-answer, 11MB",
        "at-once, 0",
        "try-again, 0s",
        "retry.attempts, 0",
        "retry.attempts, 6",
        "retry.pause, 0s",
        "retry.longest-pause, 1ms",
        "breaker.window, 1",
        "breaker.minimum, 0",
        "breaker.failure-rate, 0",
        "breaker.failure-rate, 101",
        "breaker.pause, 0s",
        "breaker.trial, 0",
    })
    void doesNotStartWithAWrongSettingAndNamesIt(String setting, String value) {
        configured
                .withPropertyValues(PREFIX + setting + "=" + value)
                .run(started -> {
                    var failure = Objects.requireNonNull(started.getStartupFailure());
                    assertThat(failure)
                            .rootCause()
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageStartingWith(PREFIX + setting + " ");
                    var trace = new StringWriter();
                    failure.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain(KEY);
                });
    }
}
