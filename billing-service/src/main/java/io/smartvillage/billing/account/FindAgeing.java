package io.smartvillage.billing.account;

import io.smartvillage.platform.web.paging.PageRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How long what houses owe has been due, from the books of a day.
@Service
public class FindAgeing {

    private final AccountRows rows;

    FindAgeing(AccountRows rows) {
        this.rows = rows;
    }

    @Transactional(readOnly = true)
    public List<HouseAgeing> page(PageRequest page, LocalDate asOf) {
        return rows.ageing(asOf, page.after().map(cursor -> cursor.id(0)), page.fetchSize());
    }

    /// Every house that owes something.
    @Transactional(readOnly = true)
    public List<HouseAgeing> all(LocalDate asOf) {
        return rows.ageing(asOf, Optional.empty(), Integer.MAX_VALUE);
    }

    @Transactional(readOnly = true)
    public AgeingBuckets totals(LocalDate asOf) {
        return rows.ageingOfAll(asOf);
    }
}
