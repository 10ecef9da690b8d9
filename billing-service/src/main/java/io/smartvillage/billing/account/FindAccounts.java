package io.smartvillage.billing.account;

import io.smartvillage.billing.account.AccountStatement.Entry;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.property.PropertyMirror;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows how houses stand: all to those who may, their own to residents.
@Service
public class FindAccounts {

    private final AccountRows rows;
    private final PropertyMirror properties;
    private final BillingCalendar calendar;

    FindAccounts(AccountRows rows, PropertyMirror properties, BillingCalendar calendar) {
        this.rows = rows;
        this.properties = properties;
        this.calendar = calendar;
    }

    /// As of now.
    @Transactional(readOnly = true)
    public List<HouseAccount> page(PageRequest page, boolean inArrears) {
        return rows.page(
                page.after().map(cursor -> cursor.id(0)),
                own(),
                inArrears,
                calendar.today(),
                page.fetchSize());
    }

    /// As of now, every house.
    @Transactional(readOnly = true)
    public List<HouseAccount> all(boolean inArrears) {
        return rows.page(Optional.empty(), own(), inArrears, calendar.today(), Integer.MAX_VALUE);
    }

    /// @param asOf the end of a day, not after today
    /// @throws HouseNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public HouseAccount get(UUID propertyId, LocalDate asOf) {
        requireVisible(propertyId);
        return rows.find(propertyId, asOf)
                .orElseThrow(() -> new HouseNotFoundException(propertyId));
    }

    /// Both days belong to it.
    ///
    /// @throws HouseNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public AccountStatement statement(UUID propertyId, LocalDate from, LocalDate to) {
        requireVisible(propertyId);
        var houseNumber =
                properties
                        .houseNumber(propertyId)
                        .orElseThrow(() -> new HouseNotFoundException(propertyId));
        var opening = rows.balance(propertyId, from.minusDays(1));
        var balance = opening;
        var entries = new ArrayList<Entry>();
        for (var change : rows.changes(propertyId, from, to)) {
            balance = balance.add(change.amount());
            entries.add(
                    new Entry(
                            change.on(),
                            change.kind(),
                            change.documentNumber().orElse(null),
                            change.sourceId(),
                            change.amount().max(BigDecimal.ZERO),
                            change.amount().negate().max(BigDecimal.ZERO),
                            balance));
        }
        return new AccountStatement(propertyId, houseNumber, from, to, opening, entries, balance);
    }

    private Optional<List<UUID>> own() {
        var caller = Caller.current();
        return caller.mayAll("account:read")
                ? Optional.empty()
                : Optional.of(properties.ofPerson(caller.userId()));
    }

    private void requireVisible(UUID propertyId) {
        if (own().filter(houses -> !houses.contains(propertyId)).isPresent()) {
            throw new HouseNotFoundException(propertyId);
        }
    }
}
