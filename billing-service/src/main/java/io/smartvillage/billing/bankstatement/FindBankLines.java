package io.smartvillage.billing.bankstatement;

import io.smartvillage.platform.web.paging.PageRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindBankLines {

    private final BankLines lines;

    FindBankLines(BankLines lines) {
        this.lines = lines;
    }

    /// @param from the first day on which the money was received
    /// @param to the last one
    public record Filter(
            Optional<UUID> bankAccountId,
            Optional<BankLineStatus> status,
            Optional<LocalDate> from,
            Optional<LocalDate> to) {}

    /// @throws BankLineNotFoundException if the caller's village has no such line
    @Transactional(readOnly = true)
    public BankLine get(UUID bankLineId) {
        return lines.findById(bankLineId)
                .orElseThrow(() -> new BankLineNotFoundException(bankLineId));
    }

    @Transactional(readOnly = true)
    public List<BankLine> page(PageRequest page, Filter filter) {
        return lines.page(filter, page.after().map(cursor -> cursor.id(0)), page.fetchSize());
    }
}
