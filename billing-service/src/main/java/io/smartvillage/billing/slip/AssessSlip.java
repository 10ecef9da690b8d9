package io.smartvillage.billing.slip;

import io.smartvillage.billing.promptpay.SlipReading;
import io.smartvillage.billing.slip.SlipCheck.By;
import io.smartvillage.billing.slip.SlipCheck.Result;
import io.smartvillage.billing.slip.SlipCheck.Subject;
import io.smartvillage.billing.slip.SlipDecision.Accepted;
import io.smartvillage.billing.slip.SlipDecision.ForStaff;
import io.smartvillage.billing.slip.SlipDecision.Rejected;
import io.smartvillage.billing.slip.SlipDecision.Waiting;
import io.smartvillage.billing.slip.SlipVerdict.Confirmed;
import io.smartvillage.billing.slip.SlipVerdict.NotAvailable;
import io.smartvillage.billing.slip.SlipVerdict.Refused;
import io.smartvillage.billing.slip.SlipVerdict.TryAgain;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Weighs what a picture and a verification service say of a slip against what its payment says.
///
/// Nothing is accepted unless the receiver, the amount and the date are all known and fit. That the
/// slip was not used before is not looked at here: its `claimKey` is unique in the database.
public final class AssessSlip {

    /// Banks' clocks and ours.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /// Around midnight people, and banks, take one day for the other.
    private static final int DAYS_DIFFER = 1;

    private final Clock clock;

    public AssessSlip(Clock clock) {
        this.clock = clock;
    }

    /// Of a picture that shows one slip.
    public SlipCheck readable() {
        return new SlipCheck(Subject.QR, Result.PASSED, By.SMART_VILLAGE, null, clock.instant());
    }

    /// Empty if the picture shows one slip: then ask about it.
    public Optional<Rejected> refuse(SlipReading reading) {
        return switch (reading) {
            case SlipReading.Found _ -> Optional.empty();
            case SlipReading.NoQr _ -> refusal(SlipRefusal.NO_QR, null);
            case SlipReading.NotASlip _ -> refusal(SlipRefusal.NOT_A_SLIP, null);
            case SlipReading.Damaged damaged -> refusal(SlipRefusal.DAMAGED_QR, damaged.problem());
            case SlipReading.SeveralSlips several ->
                    refusal(SlipRefusal.SEVERAL_SLIPS, several.slips().size() + " slips");
        };
    }

    private Optional<Rejected> refusal(SlipRefusal reason, @Nullable String detail) {
        var failed =
                new SlipCheck(Subject.QR, Result.FAILED, By.SMART_VILLAGE, detail, clock.instant());
        return Optional.of(new Rejected(reason, List.of(failed)));
    }

    /// @param verdict on the one slip in the picture
    public SlipDecision assess(ExpectedTransfer expected, SlipVerdict verdict) {
        var now = clock.instant();
        var qr = readable();
        return switch (verdict) {
            case Confirmed confirmed -> weigh(expected, confirmed.transfer(), qr, now);
            case Refused refused ->
                    new Rejected(
                            refused.reason(),
                            List.of(
                                    qr,
                                    answer(
                                            subject(refused.reason()),
                                            Result.FAILED,
                                            refused.reason(),
                                            now)));
            case TryAgain later ->
                    new Waiting(
                            later.why(),
                            later.after(),
                            List.of(
                                    qr,
                                    answer(Subject.TRANSFER, Result.UNDECIDED, later.why(), now)));
            case NotAvailable unavailable ->
                    new ForStaff(
                            List.of(
                                    qr,
                                    answer(
                                            Subject.TRANSFER,
                                            Result.UNDECIDED,
                                            unavailable.cause(),
                                            now)));
        };
    }

    private static SlipCheck answer(Subject subject, Result result, Enum<?> detail, Instant now) {
        return new SlipCheck(subject, result, By.VERIFICATION_SERVICE, detail.name(), now);
    }

    private static Subject subject(SlipRefusal reason) {
        return switch (reason) {
            case NO_QR,
                    NOT_A_SLIP,
                    DAMAGED_QR,
                    SEVERAL_SLIPS,
                    UNSUPPORTED_PICTURE,
                    BROKEN_PICTURE ->
                    Subject.QR;
            case UNKNOWN_TRANSFER, DUPLICATE -> Subject.TRANSFER;
            case WRONG_AMOUNT -> Subject.AMOUNT;
            case WRONG_RECEIVER -> Subject.RECEIVER;
            case TOO_OLD, TOO_NEW -> Subject.DATE;
        };
    }

    /// @param refusal of a check that failed
    private record Weighed(SlipCheck check, @Nullable SlipRefusal refusal) {}

    private static SlipDecision weigh(
            ExpectedTransfer expected, Transfer transfer, SlipCheck qr, Instant now) {
        var weighed =
                List.of(
                        receiver(expected, transfer, now),
                        amount(expected, transfer, now),
                        date(expected, transfer, now));
        var checks = new ArrayList<SlipCheck>();
        checks.add(qr);
        checks.add(
                new SlipCheck(Subject.TRANSFER, Result.PASSED, By.VERIFICATION_SERVICE, null, now));
        weighed.forEach(each -> checks.add(each.check()));
        var refused =
                weighed.stream()
                        .flatMap(each -> Optional.ofNullable(each.refusal()).stream())
                        .findFirst();
        if (refused.isPresent()) {
            return new Rejected(refused.get(), checks);
        }
        return checks.stream().allMatch(check -> check.result() == Result.PASSED)
                ? new Accepted(transfer, checks)
                : new ForStaff(checks);
    }

    private static Weighed receiver(ExpectedTransfer expected, Transfer transfer, Instant now) {
        var likeness = expected.receivers().likeness(transfer);
        var detail = seen(transfer);
        return switch (likeness) {
            case IDENTICAL, ALIKE -> passed(Subject.RECEIVER, detail, now);
            case DIFFERENT -> failed(Subject.RECEIVER, SlipRefusal.WRONG_RECEIVER, detail, now);
            case UNCLEAR ->
                    new Weighed(
                            new SlipCheck(
                                    Subject.RECEIVER,
                                    Result.UNDECIDED,
                                    By.SMART_VILLAGE,
                                    detail,
                                    now),
                            null);
        };
    }

    private static String seen(Transfer transfer) {
        var receiver = transfer.receiver();
        var parts = new ArrayList<String>();
        if (receiver.proxy() != null) {
            parts.add(receiver.proxy().kind() + " " + receiver.proxy().shown());
        }
        if (receiver.account() != null) {
            parts.add(receiver.account().kind() + " " + receiver.account().shown());
        }
        if (transfer.receivingBank() != null) {
            parts.add("bank " + transfer.receivingBank());
        }
        return String.join(", ", parts);
    }

    private static Weighed amount(ExpectedTransfer expected, Transfer transfer, Instant now) {
        var seen = transfer.amount().toPlainString();
        return transfer.amount().compareTo(expected.amount()) == 0
                ? passed(Subject.AMOUNT, seen, now)
                : failed(
                        Subject.AMOUNT,
                        SlipRefusal.WRONG_AMOUNT,
                        seen + " instead of " + expected.amount().toPlainString(),
                        now);
    }

    private static Weighed date(ExpectedTransfer expected, Transfer transfer, Instant now) {
        var at = transfer.transferredAt();
        var day = LocalDate.ofInstant(at, expected.zone());
        var detail = at.toString();
        if (day.isBefore(expected.date().minusDays(DAYS_DIFFER))) {
            return failed(Subject.DATE, SlipRefusal.TOO_OLD, detail, now);
        }
        if (day.isAfter(expected.date().plusDays(DAYS_DIFFER))
                || at.isAfter(now.plus(CLOCKS_DIFFER))) {
            return failed(Subject.DATE, SlipRefusal.TOO_NEW, detail, now);
        }
        return passed(Subject.DATE, detail, now);
    }

    private static Weighed passed(Subject subject, String detail, Instant now) {
        return new Weighed(
                new SlipCheck(subject, Result.PASSED, By.SMART_VILLAGE, detail, now), null);
    }

    private static Weighed failed(
            Subject subject, SlipRefusal refusal, String detail, Instant now) {
        return new Weighed(
                new SlipCheck(subject, Result.FAILED, By.SMART_VILLAGE, detail, now), refusal);
    }
}
