package io.smartvillage.billing.bankstatement.reading;

import io.smartvillage.billing.bankstatement.reading.RowError.Reason;
import io.smartvillage.billing.bankstatement.reading.Warning.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes the rows below the header, and tells transactions from what else stands there.
final class StatementBody {

    private static final int DATE_AND_AMOUNT = 2;

    private final Header header;
    private final Header.Names names;
    private final StatementLayout layout;
    private final List<Warning> warnings = new ArrayList<>();
    private final RowReading reading;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();
    private final List<CsvRow> texts = new ArrayList<>();
    private final List<BigDecimal> openings = new ArrayList<>();
    private final List<BigDecimal> closings = new ArrayList<>();
    private final Set<String> accounts = new LinkedHashSet<>();
    private final List<String> openingWords;
    private final List<String> closingWords;
    private final List<String> ignoredWords;
    private final List<String> endWords;
    private boolean ended;

    StatementBody(Header header, Header.Names names) {
        this.header = header;
        this.names = names;
        this.layout = header.layout();
        this.reading = new RowReading(header, warnings);
        this.openingWords = layout.rows().opening().stream().map(Wording::name).toList();
        this.closingWords = layout.rows().closing().stream().map(Wording::name).toList();
        this.ignoredWords = layout.rows().ignored().stream().map(Wording::name).toList();
        this.endWords = layout.rows().end().stream().map(Wording::name).toList();
    }

    void take(CsvRow row) {
        if (row.isBlank() || header.isRepeatedIn(row, names) || isSecondHeader(row)) {
            return;
        }
        var dated = reading.beginsWithADay(row);
        if (ended) {
            if (dated) {
                warnings.add(new Warning(row.line(), Kind.ROW_BELOW_END, "", row.text()));
            }
            return;
        }
        if (isMarker(row, dated && reading.hasAmount(row))) {
            return;
        }
        if (!dated && (!reading.hasMoney(row) || row.filled() < DATE_AND_AMOUNT)) {
            texts.add(row);
            return;
        }
        flushTexts();
        var draft = reading.read(row);
        drafts.add(draft);
        if (draft.isGood()) {
            Preamble.accountNumber(header.cell(row, Column.ACCOUNT)).ifPresent(accounts::add);
        }
    }

    /// Units or translations below the header.
    private boolean isSecondHeader(CsvRow row) {
        return drafts.isEmpty()
                && row.filled() > 1
                && row.text().chars().noneMatch(Character::isDigit);
    }

    /// @param transaction whether it has the date and the amount of one
    private boolean isMarker(CsvRow row, boolean transaction) {
        if (transaction) {
            return isOpeningWithAmount(row) || isTotalWithDate(row);
        }
        if (begins(row, endWords)) {
            ended = true;
            return true;
        }
        if (begins(row, openingWords)) {
            addTo(openings, row);
            return true;
        }
        if (begins(row, closingWords)) {
            addTo(closings, row);
            return true;
        }
        return begins(row, ignoredWords);
    }

    /// Before the first transaction, a row that says "brought forward" and nothing else.
    private boolean isOpeningWithAmount(CsvRow row) {
        if (!drafts.isEmpty() || !says(row, openingWords)) {
            return false;
        }
        addTo(openings, row);
        return true;
    }

    private boolean isTotalWithDate(CsvRow row) {
        if (reading.hasBalance(row) || !(says(row, ignoredWords) || says(row, closingWords))) {
            return false;
        }
        errors.add(new RowError(row.line(), "", row.text(), Reason.TOTAL_OR_TRANSACTION));
        return true;
    }

    private void addTo(List<BigDecimal> balances, CsvRow row) {
        var balance = reading.statedBalance(row);
        if (balance != null) {
            balances.add(balance);
        }
    }

    private static boolean begins(CsvRow row, List<String> words) {
        return row.cells().stream()
                .anyMatch(cell -> Wording.longestBeginning(Wording.name(cell), words) > 0);
    }

    private static boolean says(CsvRow row, List<String> words) {
        return row.cells().stream().map(Wording::name).anyMatch(words::contains);
    }

    private void flushTexts() {
        texts.forEach(text ->
                errors.add(new RowError(text.line(), "", text.text(), Reason.NO_TRANSACTION)));
        texts.clear();
    }

    /// @throws StatementRefusedException if there are lines of several accounts
    BankStatement finish(Preamble preamble) {
        if (accounts.size() > 1) {
            throw new StatementRefusedException(
                    StatementRefusedException.Reason.SEVERAL_ACCOUNTS, accounts.size(), "");
        }
        texts.forEach(
                text -> warnings.add(new Warning(text.line(), Kind.TEXT_IGNORED, "", text.text())));
        var account = accounts.stream().findFirst().or(preamble::accountNumber);
        if (account.isEmpty()
                && (header.has(Column.ACCOUNT) || !layout.labels().account().isEmpty())) {
            warnings.add(new Warning(0, Kind.ACCOUNT_MISSING, "", ""));
        }
        warnings.addAll(reading.doubtfulCredits());
        var ledger = new RunningBalance(drafts, openings, closings, preamble, warnings);
        var lines = new LineKeys(account.orElse("")).lines(ledger.oldestFirst());
        var dates = lines.stream().map(StatementLine::date).toList();
        var period = preamble.period();
        period.ifPresent(stated -> warnAboutOutside(stated, lines));
        return new BankStatement(
                layout.id(),
                account.orElse(null),
                period.map(Preamble.Period::from).orElse(earliest(dates)),
                period.map(Preamble.Period::until).orElse(latest(dates)),
                ledger.opening(),
                ledger.closing(),
                lines.stream().sorted(Comparator.comparingLong(StatementLine::line)).toList(),
                Stream.concat(errors.stream(), drafts.stream().flatMap(d -> d.errors.stream()))
                        .sorted(Comparator.comparingLong(RowError::line))
                        .toList(),
                warnings.stream().sorted(Comparator.comparingLong(Warning::line)).toList());
    }

    private void warnAboutOutside(Preamble.Period period, List<StatementLine> lines) {
        for (var line : lines) {
            if (line.date().isBefore(period.from()) || line.date().isAfter(period.until())) {
                warnings.add(
                        new Warning(
                                line.line(),
                                Kind.OUTSIDE_PERIOD,
                                period.from() + "/" + period.until(),
                                line.date().toString()));
            }
        }
    }

    private static @Nullable LocalDate earliest(List<LocalDate> dates) {
        return dates.isEmpty() ? null : Collections.min(dates);
    }

    private static @Nullable LocalDate latest(List<LocalDate> dates) {
        return dates.isEmpty() ? null : Collections.max(dates);
    }
}
