package io.smartvillage.billing.bankstatement.reading;

import io.smartvillage.billing.bankstatement.reading.RowError.Reason;
import io.smartvillage.billing.bankstatement.reading.StatementLayout.DirectionRule;
import io.smartvillage.billing.bankstatement.reading.Warning.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads rows below one header, each by itself.
final class RowReading {

    private static final Set<String> NEGATIVE_SIGNS = Set.of("-", "–", "−", "D", "DR", "OD");
    private static final Set<String> POSITIVE_SIGNS = Set.of("", "+", "C", "CR");

    private final Header header;
    private final StatementLayout layout;
    private final DayAndTime.Reading days;
    private final AmountFormat amounts;
    private final Set<String> creditWords;
    private final Set<String> debitWords;
    private final List<Warning> warnings;
    private final List<Warning> takenForCredits = new ArrayList<>();
    private boolean hasNegativeAmounts;

    RowReading(Header header, List<Warning> warnings) {
        this.header = header;
        this.layout = header.layout();
        this.days = new DayAndTime.Reading(layout.dates());
        this.amounts = new AmountFormat(layout);
        this.creditWords = names(layout.direction().words(), Direction.CREDIT);
        this.debitWords = names(layout.direction().words(), Direction.DEBIT);
        this.warnings = warnings;
    }

    private static Set<String> names(Map<Direction, List<String>> words, Direction direction) {
        var names = new TreeSet<String>();
        words.getOrDefault(direction, List.of()).forEach(word -> names.add(Wording.name(word)));
        return names;
    }

    boolean beginsWithADay(CsvRow row) {
        return days.begins(header.cell(row, Column.DATE));
    }

    boolean hasMoney(CsvRow row) {
        return Column.MONEY.stream().anyMatch(column -> !amounts.isBlank(header.cell(row, column)));
    }

    boolean hasAmount(CsvRow row) {
        return List.of(Column.AMOUNT, Column.DEBIT, Column.CREDIT).stream()
                .anyMatch(column -> isAmount(header.cell(row, column)));
    }

    private boolean isAmount(String cell) {
        try {
            var amount = amounts.read(cell);
            return amount != null && amount.signum() != 0;
        } catch (UnreadableCellException _) {
            return true;
        }
    }

    boolean hasBalance(CsvRow row) {
        return !amounts.isBlank(header.cell(row, Column.BALANCE));
    }

    /// The balance of a row that is no transaction: in its column, else the last amount there is.
    @Nullable BigDecimal statedBalance(CsvRow row) {
        var draft = new Draft(row.line());
        readBalance(draft, row);
        if (draft.balance != null || !draft.errors.isEmpty()) {
            return draft.balance;
        }
        BigDecimal last = null;
        for (var cell : row.cells()) {
            try {
                var amount = cell.chars().anyMatch(Character::isDigit) ? amounts.read(cell) : null;
                last = amount == null ? last : amount;
            } catch (UnreadableCellException _) {
                // no amount
            }
        }
        return last;
    }

    Draft read(CsvRow row) {
        var draft = new Draft(row.line());
        if (!hasItsCells(draft, row)) {
            return draft;
        }
        readDays(draft, row);
        readMoney(draft, row);
        readBalance(draft, row);
        draft.kind = header.text(row, Column.KIND, this::told);
        if (draft.kind.isEmpty()) {
            draft.kind = told(header.cell(row, Column.CODE));
        }
        draft.channel = header.text(row, Column.CHANNEL, this::told);
        draft.cheque = told(header.cell(row, Column.CHEQUE));
        draft.reference = header.text(row, Column.REFERENCE, this::told);
        draft.description = header.text(row, Column.DESCRIPTION, this::told);
        return draft;
    }

    private String told(String cell) {
        return amounts.isBlank(cell) ? "" : cell;
    }

    /// With cells too many or too few nobody knows which is which: nothing else is read then.
    private boolean hasItsCells(Draft draft, CsvRow row) {
        var beyond =
                row.cells().stream().skip(header.width()).filter(cell -> !cell.isEmpty()).toList();
        if (!beyond.isEmpty()) {
            draft.errors.add(
                    new RowError(row.line(), "", beyond.getFirst(), Reason.TOO_MANY_CELLS));
        } else if (header.isCutShort(row)) {
            draft.errors.add(new RowError(row.line(), "", row.text(), Reason.TOO_FEW_CELLS));
        }
        return draft.errors.isEmpty();
    }

    private void readDays(Draft draft, CsvRow row) {
        var date = header.cell(row, Column.DATE);
        if (amounts.isBlank(date)) {
            error(draft, row, Column.DATE, Reason.DATE_MISSING);
        } else {
            try {
                var read = days.read(date);
                draft.date = read.day();
                draft.time = read.time();
            } catch (UnreadableCellException e) {
                error(draft, row, Column.DATE, e.reason());
            }
        }
        var valueDate = header.cell(row, Column.VALUE_DATE);
        if (!amounts.isBlank(valueDate)) {
            try {
                draft.valueDate = days.read(valueDate).day();
            } catch (UnreadableCellException e) {
                error(draft, row, Column.VALUE_DATE, e.reason());
            }
        }
        readTime(draft, row);
    }

    private void readTime(Draft draft, CsvRow row) {
        var time = header.cell(row, Column.TIME);
        if (amounts.isBlank(time)) {
            return;
        }
        try {
            if (days.begins(time)) {
                draft.valueDate = days.read(time).day();
            } else {
                draft.time = DayAndTime.readTime(time);
            }
        } catch (UnreadableCellException e) {
            error(draft, row, Column.TIME, e.reason());
        }
    }

    private void readMoney(Draft draft, CsvRow row) {
        int errors = draft.errors.size();
        if (header.hasTwoAmounts()) {
            readTwoAmounts(draft, row);
        } else {
            readOneAmount(draft, row);
        }
        if (draft.amount == null && draft.errors.size() == errors) {
            error(
                    draft,
                    row,
                    header.hasTwoAmounts() ? Column.CREDIT : Column.AMOUNT,
                    Reason.AMOUNT_MISSING);
        }
    }

    /// Money is in the column that is not empty or zero. A withdrawal printed as negative is one
    /// still; a negative deposit is one taken back.
    private void readTwoAmounts(Draft draft, CsvRow row) {
        var debit = amount(draft, row, Column.DEBIT);
        var credit = amount(draft, row, Column.CREDIT);
        if (debit != null && credit != null) {
            error(draft, row, Column.CREDIT, Reason.BOTH_DEBIT_AND_CREDIT);
        } else if (credit != null) {
            draft.amount = credit.abs();
            draft.direction = credit.signum() < 0 ? Direction.DEBIT : Direction.CREDIT;
        } else if (debit != null) {
            draft.amount = debit.abs();
            draft.direction = Direction.DEBIT;
        }
        var byCode = byCode(row);
        if (draft.direction != null && byCode != null && byCode != draft.direction) {
            warnings.add(doubtful(row, draft.direction, Column.CODE));
        } else if (credit != null && credit.signum() < 0 && debit == null) {
            warnings.add(doubtful(row, Direction.DEBIT, Column.CREDIT));
        }
    }

    private Warning doubtful(CsvRow row, Direction taken, Column by) {
        return new Warning(row.line(), Kind.DIRECTION_DOUBTFUL, taken.name(), header.cell(row, by));
    }

    /// Where only the sign tells credits, a file without a single minus may not use signs at all.
    List<Warning> doubtfulCredits() {
        return hasNegativeAmounts ? List.of() : List.copyOf(takenForCredits);
    }

    private void readOneAmount(Draft draft, CsvRow row) {
        var amount = amount(draft, row, Column.AMOUNT);
        if (amount == null) {
            return;
        }
        draft.amount = amount.abs();
        hasNegativeAmounts |= amount.signum() < 0;
        for (var rule : layout.direction().by()) {
            if (rule == DirectionRule.BALANCE) {
                draft.balanceDecides = draft.direction == null;
                draft.balanceMayDecide = true;
            } else if (draft.direction == null) {
                draft.direction = bySaying(rule, row, amount);
                if (rule == DirectionRule.SIGN && amount.signum() > 0) {
                    takenForCredits.add(doubtful(row, Direction.CREDIT, Column.AMOUNT));
                }
            }
        }
        if (amount.signum() < 0 && draft.direction == Direction.CREDIT) {
            error(draft, row, Column.AMOUNT, Reason.DIRECTION_CONTRADICTED);
        }
    }

    private @Nullable Direction bySaying(DirectionRule rule, CsvRow row, BigDecimal amount) {
        return switch (rule) {
            case CODE -> byCode(row);
            case WORDS -> byWords(row);
            case SIGN -> amount.signum() < 0 ? Direction.DEBIT : Direction.CREDIT;
            case BALANCE -> null;
        };
    }

    private @Nullable Direction byCode(CsvRow row) {
        var code = header.cell(row, Column.CODE);
        return layout.direction().codes().entrySet().stream()
                .filter(codes -> codes.getValue().stream().anyMatch(code::equalsIgnoreCase))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Direction byWords(CsvRow row) {
        for (var column : List.of(Column.KIND, Column.DESCRIPTION)) {
            var name = Wording.name(header.text(row, column, cell -> cell));
            int credit = Wording.longestBeginning(name, creditWords);
            int debit = Wording.longestBeginning(name, debitWords);
            if (credit != debit) {
                return credit > debit ? Direction.CREDIT : Direction.DEBIT;
            }
        }
        return null;
    }

    /// Nothing for a zero as well.
    private @Nullable BigDecimal amount(Draft draft, CsvRow row, Column column) {
        try {
            var amount = amounts.read(header.cell(row, column));
            return amount == null || amount.signum() == 0 ? null : amount;
        } catch (UnreadableCellException e) {
            error(draft, row, column, e.reason());
            return null;
        }
    }

    private void readBalance(Draft draft, CsvRow row) {
        try {
            var balance = amounts.read(header.cell(row, Column.BALANCE));
            var sign = header.cell(row, Column.BALANCE_SIGN).toUpperCase(Locale.ROOT);
            if (balance == null) {
                return;
            }
            if (NEGATIVE_SIGNS.contains(sign)) {
                draft.balance = balance.negate();
            } else if (POSITIVE_SIGNS.contains(sign)) {
                draft.balance = balance;
            } else {
                error(draft, row, Column.BALANCE_SIGN, Reason.SIGN_UNREADABLE);
            }
        } catch (UnreadableCellException e) {
            error(draft, row, Column.BALANCE, e.reason());
        }
    }

    private void error(Draft draft, CsvRow row, Column column, Reason reason) {
        draft.errors.add(
                new RowError(row.line(), header.name(column), header.cell(row, column), reason));
    }
}
