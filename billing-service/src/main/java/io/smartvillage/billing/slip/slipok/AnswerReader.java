package io.smartvillage.billing.slip.slipok;

import io.smartvillage.billing.promptpay.BankSlip;
import io.smartvillage.billing.slip.ShownNumber;
import io.smartvillage.billing.slip.SlipRefusal;
import io.smartvillage.billing.slip.SlipVerdict;
import io.smartvillage.billing.slip.SlipVerdict.Confirmed;
import io.smartvillage.billing.slip.SlipVerdict.NotAvailable;
import io.smartvillage.billing.slip.SlipVerdict.Refused;
import io.smartvillage.billing.slip.SlipVerdict.TryAgain;
import io.smartvillage.billing.slip.Transfer;
import io.smartvillage.billing.slip.Transfer.Receiver;
import io.smartvillage.billing.slip.slipok.Outcome.Failed;
import io.smartvillage.billing.slip.slipok.Outcome.Judged;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the service's answers: by `code`, and by the HTTP status only where there is none.
final class AnswerReader {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();
    private static final ZoneId THAILAND = ZoneId.of("Asia/Bangkok");
    private static final Duration BANK_DOWN = Duration.ofMinutes(15);
    private static final int LONGEST_TEXT = 140;
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final Clock clock;

    AnswerReader(Clock clock) {
        this.clock = clock;
    }

    Outcome read(int status, HttpHeaders headers, byte[] body, BankSlip asked) {
        var answer = parse(body);
        if (answer != null && Boolean.TRUE.equals(answer.success())) {
            return confirmed(status, answer, asked);
        }
        var byCode =
                answer != null && Boolean.FALSE.equals(answer.success()) && answer.code() != null
                        ? byCode(answer.code().strip(), answer.data())
                        : null;
        return byCode == null ? byStatus(status, headers, answer) : byCode;
    }

    private static @Nullable SlipOkAnswer parse(byte[] body) {
        try {
            return JSON.readValue(body, SlipOkAnswer.class);
        } catch (JacksonException _) {
            return null;
        }
    }

    private static @Nullable Outcome byCode(String code, @Nullable JsonNode data) {
        return switch (code) {
            case "1000", "1001", "1002" ->
                    unavailable(NotAvailable.Cause.MISCONFIGURED, "code " + code);
            case "1003", "1004", "1015" ->
                    unavailable(NotAvailable.Cause.QUOTA_USED_UP, "code " + code);
            case "1005" -> refused(SlipRefusal.UNSUPPORTED_PICTURE);
            case "1006" -> refused(SlipRefusal.BROKEN_PICTURE);
            case "1007" -> refused(SlipRefusal.NO_QR);
            case "1008" -> refused(SlipRefusal.NOT_A_SLIP);
            case "1009" -> judged(new TryAgain(TryAgain.Why.BANK_DOWN, BANK_DOWN));
            case "1010" -> judged(new TryAgain(TryAgain.Why.DELAYED, delay(data)));
            case "1011" -> refused(SlipRefusal.UNKNOWN_TRANSFER);
            case "1012" -> refused(SlipRefusal.DUPLICATE);
            case "1013" -> refused(SlipRefusal.WRONG_AMOUNT);
            case "1014" -> refused(SlipRefusal.WRONG_RECEIVER);
            default -> null;
        };
    }

    private Outcome byStatus(int status, HttpHeaders headers, @Nullable SlipOkAnswer answer) {
        if (status == 429) {
            return new Failed(
                    TryAgain.Why.TOO_MANY_REQUESTS, retryAfter(headers), true, "HTTP 429");
        }
        if (status >= 500) {
            return new Failed(TryAgain.Why.NO_ANSWER, retryAfter(headers), true, "HTTP " + status);
        }
        if ((status >= 300 && status < 400) || status == 401 || status == 403 || status == 404) {
            return unavailable(NotAvailable.Cause.MISCONFIGURED, "HTTP " + status);
        }
        if (answer != null && answer.success() != null) {
            return unavailable(
                    NotAvailable.Cause.UNCLEAR_ANSWER, "HTTP " + status + ", an unknown code");
        }
        return new Failed(
                TryAgain.Why.NO_ANSWER,
                null,
                false,
                "HTTP " + status + " with something else than an answer");
    }

    /// The status matters here: money hangs on it.
    private static Outcome confirmed(int status, SlipOkAnswer answer, BankSlip asked) {
        try {
            var slip =
                    answer.data() == null
                            ? null
                            : JSON.treeToValue(answer.data(), SlipOkAnswer.Slip.class);
            if (status != 200
                    || answer.code() != null
                    || slip == null
                    || !Boolean.TRUE.equals(slip.success())) {
                return unavailable(
                        NotAvailable.Cause.UNCLEAR_ANSWER,
                        "HTTP " + status + " with a success that is none");
            }
            if (!asked.sendingBank().equals(slip.sendingBank())
                    || !asked.transRef().equals(slip.transRef())) {
                return unavailable(
                        NotAvailable.Cause.UNCLEAR_ANSWER, "an answer about another slip");
            }
            return judged(new Confirmed(transfer(slip, asked)));
        } catch (JacksonException | DateTimeException | IllegalArgumentException _) {
            return unavailable(
                    NotAvailable.Cause.UNCLEAR_ANSWER, "a success without amount or time");
        }
    }

    private static Transfer transfer(SlipOkAnswer.Slip slip, BankSlip asked) {
        if (slip.amount() == null) {
            throw new IllegalArgumentException("no amount");
        }
        return new Transfer(
                slip.amount(),
                transferredAt(slip),
                asked.sendingBank(),
                text(slip.receivingBank()),
                receiver(slip.receiver()),
                text(slip.ref1()),
                text(slip.ref2()),
                text(slip.ref3()));
    }

    private static Instant transferredAt(SlipOkAnswer.Slip slip) {
        if (text(slip.transTimestamp()) != null) {
            return OffsetDateTime.parse(slip.transTimestamp()).toInstant();
        }
        if (slip.transDate() == null || slip.transTime() == null) {
            throw new IllegalArgumentException("no time");
        }
        var date = LocalDate.parse(slip.transDate(), DateTimeFormatter.BASIC_ISO_DATE);
        return date.atTime(LocalTime.parse(slip.transTime())).atZone(THAILAND).toInstant();
    }

    private static Receiver receiver(SlipOkAnswer.@Nullable Party party) {
        if (party == null) {
            return new Receiver(null, null, null);
        }
        var displayName = text(party.displayName());
        return new Receiver(
                displayName == null ? text(party.name()) : displayName,
                shown(party.proxy()),
                shown(party.account()));
    }

    private static @Nullable ShownNumber shown(SlipOkAnswer.@Nullable Masked number) {
        var value = number == null ? null : text(number.value());
        var type = number == null ? null : number.type();
        if (value == null || type == null) {
            return null;
        }
        var kind =
                switch (type) {
                    case "NATID" -> ShownNumber.Kind.NATIONAL_ID;
                    case "MSISDN" -> ShownNumber.Kind.MOBILE;
                    case "EWALLETID" -> ShownNumber.Kind.E_WALLET;
                    case "EMAIL" -> ShownNumber.Kind.EMAIL;
                    case "BILLERID" -> ShownNumber.Kind.BILLER_ID;
                    case "BANKAC" -> ShownNumber.Kind.BANK_ACCOUNT;
                    default -> ShownNumber.Kind.OTHER;
                };
        return new ShownNumber(kind, value);
    }

    /// Nothing is better than what no bank writes and no database stores.
    private static @Nullable String text(@Nullable String text) {
        return text == null
                        || text.isBlank()
                        || text.length() > LONGEST_TEXT
                        || text.chars().anyMatch(Character::isISOControl)
                ? null
                : text;
    }

    private static Duration delay(@Nullable JsonNode data) {
        try {
            var told = data == null ? null : JSON.treeToValue(data, SlipOkAnswer.Delay.class);
            return told == null || told.delay() == null
                    ? BANK_DOWN
                    : Duration.ofMinutes(Math.clamp(told.delay(), 1, LONGEST_WAIT.toMinutes()));
        } catch (JacksonException _) {
            return BANK_DOWN;
        }
    }

    /// In seconds, or as a date (RFC 9110, 10.2.3).
    private @Nullable Duration retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After").flatMap(this::wait).orElse(null);
    }

    private Optional<Duration> wait(String text) {
        try {
            var wait =
                    text.matches("[0-9]{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(text))
                            : Duration.between(
                                    clock.instant(),
                                    ZonedDateTime.parse(
                                            text, DateTimeFormatter.RFC_1123_DATE_TIME));
            if (wait.isNegative()) {
                return Optional.of(Duration.ZERO);
            }
            return Optional.of(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Outcome judged(SlipVerdict verdict) {
        return new Judged(verdict, null);
    }

    private static Outcome refused(SlipRefusal reason) {
        return judged(new Refused(reason));
    }

    private static Outcome unavailable(NotAvailable.Cause why, String complaint) {
        return new Judged(new NotAvailable(why), complaint);
    }
}
