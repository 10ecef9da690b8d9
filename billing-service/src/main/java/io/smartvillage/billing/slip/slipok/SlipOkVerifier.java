package io.smartvillage.billing.slip.slipok;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.smartvillage.billing.promptpay.BankSlip;
import io.smartvillage.billing.promptpay.TrueMoneySlip;
import io.smartvillage.billing.slip.SlipQuestion;
import io.smartvillage.billing.slip.SlipRefusal;
import io.smartvillage.billing.slip.SlipVerdict;
import io.smartvillage.billing.slip.SlipVerdict.NotAvailable;
import io.smartvillage.billing.slip.SlipVerdict.Refused;
import io.smartvillage.billing.slip.SlipVerdict.TryAgain;
import io.smartvillage.billing.slip.SlipVerifier;
import io.smartvillage.billing.slip.slipok.Outcome.Failed;
import io.smartvillage.billing.slip.slipok.Outcome.Judged;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Asks SlipOK, or a service of its shape, in bounded time: bulkhead, retries, circuit breaker and
/// time limit, from the outside in. What the service writes gets into no log and no exception.
final class SlipOkVerifier implements SlipVerifier, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SlipOkVerifier.class);
    private static final String NAME = "slip-verification";
    private static final double TWICE = 2;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    private final SlipVerificationProperties properties;
    private final AnswerReader reader;
    private final HttpClient http;
    private final BodyHandler<byte[]> bounded;
    private final Bulkhead bulkhead;
    private final Retry retry;
    private final CircuitBreakerRegistry breakers;
    private final CircuitBreaker breaker;
    private final TimeLimiter limit;

    SlipOkVerifier(SlipVerificationProperties properties, Clock clock) {
        this.properties = properties;
        this.reader = new AnswerReader(clock);
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(properties.connectTimeout())
                        .build();
        this.bounded =
                BodyHandlers.limiting(
                        BodyHandlers.ofByteArray(), properties.largestAnswer().toBytes());
        this.bulkhead =
                Bulkhead.of(
                        NAME,
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(properties.atOnce())
                                .maxWaitDuration(Duration.ZERO)
                                .build());
        this.retry = Retry.of(NAME, retries(properties.retry()));
        this.breakers = CircuitBreakerRegistry.of(breaking(properties.breaker()));
        this.breaker = breakers.circuitBreaker(NAME);
        breaker.getEventPublisher()
                .onStateTransition(event ->
                        LOG.warn(
                                "slip verification: {}",
                                event.getStateTransition().toString().toLowerCase(Locale.ROOT)));
        this.limit = TimeLimiter.of(properties.timeout());
    }

    private static CircuitBreakerConfig breaking(SlipVerificationProperties.Breaker settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.minimum())
                .failureRateThreshold(settings.failureRate())
                .waitDurationInOpenState(settings.pause())
                .permittedNumberOfCallsInHalfOpenState(settings.trial())
                .recordResult(Failed.class::isInstance)
                .build();
    }

    private static RetryConfig retries(SlipVerificationProperties.Retry settings) {
        var exponential =
                IntervalFunction.ofExponentialBackoff(
                        settings.pause(), TWICE, settings.longestPause());
        return RetryConfig.<Outcome>custom()
                .maxAttempts(settings.attempts())
                .retryOnException(_ -> false)
                .retryOnResult(outcome -> isWorthRepeating(outcome, settings))
                .intervalBiFunction((attempt, last) -> pause(exponential.apply(attempt), last))
                .build();
    }

    private static boolean isWorthRepeating(
            Outcome outcome, SlipVerificationProperties.Retry settings) {
        return outcome instanceof Failed failed
                && failed.repeatable()
                && isShort(failed.retryAfter(), settings);
    }

    /// Whether it can be waited for here and now.
    private static boolean isShort(
            @Nullable Duration retryAfter, SlipVerificationProperties.Retry settings) {
        return retryAfter == null || retryAfter.compareTo(settings.longestPause()) <= 0;
    }

    private static long pause(long exponential, Either<Throwable, Outcome> last) {
        return last.isRight() && last.get() instanceof Failed failed && failed.retryAfter() != null
                ? Math.max(exponential, failed.retryAfter().toMillis())
                : exponential;
    }

    CircuitBreakerRegistry breakers() {
        return breakers;
    }

    @Override
    public SlipVerdict verify(SlipQuestion question) {
        return switch (question.slip()) {
            case BankSlip slip -> verify(slip, question);
            case TrueMoneySlip _ -> new NotAvailable(NotAvailable.Cause.UNSUPPORTED_SLIP);
        };
    }

    private SlipVerdict verify(BankSlip slip, SlipQuestion question) {
        var asking = new Asking(slip, question.amount(), question.mayHaveBeenAsked());
        try {
            return verdict(
                    bulkhead.executeSupplier(
                            Retry.decorateSupplier(
                                    retry,
                                    CircuitBreaker.decorateSupplier(breaker, asking::attempt))),
                    asking);
        } catch (BulkheadFullException _) {
            return asking.putOff(TryAgain.Why.BUSY, properties.tryAgain());
        } catch (CallNotPermittedException _) {
            return asking.putOff(TryAgain.Why.PAUSED, properties.breaker().pause());
        }
    }

    private SlipVerdict verdict(Outcome outcome, Asking asking) {
        return switch (outcome) {
            case Judged(Refused(var reason), _)
                    when reason == SlipRefusal.DUPLICATE && asking.counted ->
                    new NotAvailable(NotAvailable.Cause.MAYBE_OWN_DUPLICATE);
            case Judged(var verdict, var complaint) -> {
                if (complaint != null) {
                    LOG.error("slip verification does not work: {}; staff must verify", complaint);
                }
                yield verdict;
            }
            case Failed failed -> {
                LOG.warn("slip verification: {}", failed.what());
                yield asking.putOff(failed.why(), afterwards(failed.retryAfter()));
            }
        };
    }

    /// A pause that was short enough for another attempt did not help.
    private Duration afterwards(@Nullable Duration retryAfter) {
        return retryAfter == null || isShort(retryAfter, properties.retry())
                ? properties.tryAgain()
                : retryAfter;
    }

    /// Drops questions that are under way.
    @Override
    public void close() {
        http.shutdownNow();
    }

    /// One question, attempted once or more often, by one thread.
    private final class Asking {

        private final BankSlip slip;
        private final HttpRequest request;

        /// Whether the service may have taken note of the slip without our having heard of it.
        private boolean counted;

        Asking(BankSlip slip, BigDecimal amount, boolean mayHaveBeenAsked) {
            this.slip = slip;
            this.counted = mayHaveBeenAsked;
            var question = new SlipOkQuestion(slip.payload(), amount, properties.log());
            this.request =
                    HttpRequest.newBuilder(properties.address())
                            .header("x-authorization", properties.key())
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/json")
                            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(question)))
                            .build();
        }

        Outcome attempt() {
            var outcome = exchange();
            if (outcome instanceof Failed failed && failed.why().mayHaveCounted()) {
                counted = true;
            }
            return outcome;
        }

        /// What happened last matters less than that the slip may be counted.
        TryAgain putOff(TryAgain.Why why, Duration after) {
            return new TryAgain(counted ? TryAgain.Why.NO_ANSWER : why, after);
        }

        /// The request's own timeout ends with the headers; the limit is for the whole answer.
        private Outcome exchange() {
            HttpResponse<byte[]> response;
            try {
                response = limit.executeFutureSupplier(() -> http.sendAsync(request, bounded));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return failed(TryAgain.Why.NO_ANSWER, false, e);
            } catch (ConnectException | HttpConnectTimeoutException e) {
                return failed(TryAgain.Why.UNREACHABLE, true, e);
            } catch (Exception e) {
                return failed(TryAgain.Why.NO_ANSWER, true, e);
            }
            return reader.read(response.statusCode(), response.headers(), response.body(), slip);
        }

        private static Failed failed(TryAgain.Why why, boolean repeatable, Exception e) {
            return new Failed(why, null, repeatable, e.getClass().getSimpleName());
        }
    }
}
