package io.smartvillage.billing.paper;

import io.smartvillage.billing.account.AccountStatement;
import io.smartvillage.billing.account.FindAccounts;
import io.smartvillage.billing.account.HouseNotFoundException;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.document.Addressee;
import io.smartvillage.billing.document.Mark;
import io.smartvillage.billing.document.Period;
import io.smartvillage.billing.document.StatementSnapshot;
import io.smartvillage.billing.document.StatementSnapshot.Entry;
import io.smartvillage.billing.settings.FindBillingSettings;
import io.smartvillage.billing.settings.Letterheads;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts the statement of a house together from the books, signed as the village signs today.
@Service
class ComposeStatement {

    private static final int BUDDHIST_ERA = 543;

    private final FindAccounts findAccounts;
    private final FindBillingSettings settings;
    private final Letterheads letterheads;
    private final BillingCalendar calendar;

    ComposeStatement(
            FindAccounts findAccounts,
            FindBillingSettings settings,
            Letterheads letterheads,
            BillingCalendar calendar) {
        this.findAccounts = findAccounts;
        this.settings = settings;
        this.letterheads = letterheads;
        this.calendar = calendar;
    }

    /// @throws HouseNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public Paper compose(UUID propertyId, LocalDate from, LocalDate to) {
        var statement = findAccounts.statement(propertyId, from, to);
        var snapshot =
                new StatementSnapshot(
                        letterheads.of(settings.current().letterheadId()),
                        number(to),
                        calendar.today(),
                        new Addressee(statement.houseNumber(), null),
                        new Period(from, to),
                        statement.opening(),
                        statement.entries().stream().map(ComposeStatement::entry).toList(),
                        statement.closing(),
                        null,
                        List.of());
        return new Paper(snapshot, Mark.ORIGINAL);
    }

    /// Of no series: it is named by the day up to which it tells.
    private static String number(LocalDate to) {
        return "ST-%d%02d%02d"
                .formatted(to.getYear() + BUDDHIST_ERA, to.getMonthValue(), to.getDayOfMonth());
    }

    private static Entry entry(AccountStatement.Entry entry) {
        return new Entry(
                entry.on(),
                Optional.ofNullable(entry.documentNumber()).orElse(""),
                entry.kind().thai(),
                entry.charge(),
                entry.credit());
    }
}
