package io.smartvillage.access.reported;

import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Source;
import io.smartvillage.access.reported.Report.Broken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What is wrong with a row by itself, before anything is looked up.
final class CheckReported {

    /// A clock may run ahead by this much.
    static final Duration AHEAD = Duration.ofMinutes(5);

    /// Older decisions are no longer taken.
    static final Duration OLDEST = Duration.ofDays(90);

    private static final Pattern NONCE = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final Pattern CODE = Pattern.compile("\\d{4,20}");
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]{1,2000}");

    private CheckReported() {}

    static List<Broken> problems(ReportedDecision row, Instant now) {
        var problems = new ArrayList<Broken>();
        int index = row.index();
        if (!NONCE.matcher(row.nonce()).matches()) {
            problems.add(new Broken(index, "nonce", "field.nonce"));
        }
        if (row.deviceTime().isAfter(now.plus(AHEAD))) {
            problems.add(new Broken(index, "deviceTime", "field.time-ahead", AHEAD.toMinutes()));
        }
        if (row.deviceTime().isBefore(now.minus(OLDEST))) {
            problems.add(new Broken(index, "deviceTime", "field.time-old", OLDEST.toDays()));
        }
        if (row.status() == AccessStatus.DENIED && row.reason() == null) {
            problems.add(new Broken(index, "reason", "field.reason-missing"));
        }
        if (row.status() == AccessStatus.GRANTED && row.reason() != null) {
            problems.add(new Broken(index, "reason", "field.reason-granted"));
        }
        if (row.rulesVersion() < 0) {
            problems.add(new Broken(index, "rulesVersion", "field.rules-version"));
        }
        shown(row, problems);
        return problems;
    }

    private static void shown(ReportedDecision row, List<Broken> problems) {
        var manual = row.method() == AccessMethod.MANUAL;
        if (manual != (row.manualReason() != null)) {
            problems.add(
                    new Broken(
                            row.index(),
                            "manualReason",
                            manual ? "field.missing" : "field.manual-only"));
        }
        var byPass = row.method() == AccessMethod.CODE || row.method() == AccessMethod.QR;
        if (row.passId() != null && !byPass) {
            problems.add(new Broken(row.index(), "passId", "field.pass-method"));
        }
        if (row.credentialId() != null && (byPass || manual)) {
            problems.add(new Broken(row.index(), "credentialId", "field.credential-method"));
        }
        var credential = row.credential();
        if (credential == null) {
            var mayBeUnknown =
                    manual
                            || row.method() == AccessMethod.BIOMETRIC
                            || row.source() == Source.DEVICE;
            if (!mayBeUnknown && row.passId() == null && row.credentialId() == null) {
                problems.add(new Broken(row.index(), "credential", "field.missing"));
            }
        } else if (manual || row.method() == AccessMethod.BIOMETRIC) {
            problems.add(new Broken(row.index(), "credential", "field.credential-method"));
        } else if (!TEXT.matcher(credential).matches() || credential.isBlank()) {
            problems.add(new Broken(row.index(), "credential", "field.value"));
        } else if (row.method() == AccessMethod.CODE
                && !CODE.matcher(credential.strip()).matches()) {
            problems.add(new Broken(row.index(), "credential", "field.code"));
        } else if (row.method() == AccessMethod.QR
                && !CODE.matcher(credential.strip()).matches()
                && ShownPass.passId(credential).isEmpty()) {
            problems.add(new Broken(row.index(), "credential", "field.pass-text"));
        } else if ((row.method() == AccessMethod.CARD || row.method() == AccessMethod.PLATE)
                && credential.codePoints().noneMatch(Character::isLetterOrDigit)) {
            problems.add(new Broken(row.index(), "credential", "field.credential-number"));
        }
    }
}
