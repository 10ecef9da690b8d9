package io.smartvillage.expense.journal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which postings tell of what happened. An expense is booked when it is paid (cash basis, as the
/// village's fees are); what it owes passes through `payable`, so that a vendor's turnover can be
/// read there.
public final class JournalEntries {

    private JournalEntries() {}

    public static List<JournalPosting> ofPayment(PaidExpense paid) {
        var price = paid.price();
        var postings = new ArrayList<JournalPosting>();
        postings.add(move(paid, JournalAccount.EXPENSE, JournalAccount.PAYABLE, price.price()));
        if (price.vat().signum() > 0) {
            postings.add(move(paid, JournalAccount.VAT, JournalAccount.PAYABLE, price.vat()));
        }
        if (price.withheld().signum() > 0) {
            postings.add(
                    move(
                            paid,
                            JournalAccount.PAYABLE,
                            JournalAccount.WITHHOLDING_PAYABLE,
                            price.withheld()));
        }
        postings.add(move(paid, JournalAccount.PAYABLE, paid.money(), price.net()));
        return postings;
    }

    public static List<JournalPosting> ofVoid(PaidExpense paid) {
        return ofPayment(paid).stream().map(JournalPosting::reversed).toList();
    }

    /// @param before what the fund began with by the books
    /// @return none if it is the same
    public static List<JournalPosting> ofOpening(UUID fundId, BigDecimal before, BigDecimal after) {
        return difference(
                JournalKind.OPENING_BALANCE,
                JournalAccount.BANK,
                JournalAccount.FUND_BALANCE,
                after.subtract(before),
                fundId,
                null,
                fundId);
    }

    public static List<JournalPosting> ofTransfer(
            UUID transferId, UUID fromFundId, UUID toFundId, BigDecimal amount) {
        return List.of(
                posting(
                        JournalKind.FUND_TRANSFER,
                        JournalAccount.INTERFUND,
                        JournalAccount.BANK,
                        amount,
                        fromFundId,
                        null,
                        transferId),
                posting(
                        JournalKind.FUND_TRANSFER,
                        JournalAccount.BANK,
                        JournalAccount.INTERFUND,
                        amount,
                        toFundId,
                        null,
                        transferId));
    }

    public static List<JournalPosting> ofTopUp(
            UUID topUpId, UUID fundId, UUID pettyCashBoxId, BigDecimal amount) {
        return List.of(
                posting(
                        JournalKind.PETTY_CASH_TOP_UP,
                        JournalAccount.PETTY_CASH,
                        JournalAccount.BANK,
                        amount,
                        fundId,
                        pettyCashBoxId,
                        topUpId));
    }

    /// @param difference what was counted less what should be there
    /// @return none if there is none
    public static List<JournalPosting> ofCount(
            UUID countId, UUID fundId, UUID pettyCashBoxId, BigDecimal difference) {
        return difference(
                JournalKind.PETTY_CASH_COUNT,
                JournalAccount.PETTY_CASH,
                JournalAccount.CASH_DIFFERENCE,
                difference,
                fundId,
                pettyCashBoxId,
                countId);
    }

    private static List<JournalPosting> difference(
            JournalKind kind,
            JournalAccount more,
            JournalAccount less,
            BigDecimal difference,
            UUID fundId,
            @Nullable UUID pettyCashBoxId,
            UUID sourceId) {
        if (difference.signum() == 0) {
            return List.of();
        }
        var isMore = difference.signum() > 0;
        return List.of(
                posting(
                        kind,
                        isMore ? more : less,
                        isMore ? less : more,
                        difference.abs(),
                        fundId,
                        pettyCashBoxId,
                        sourceId));
    }

    private static JournalPosting move(
            PaidExpense paid, JournalAccount debit, JournalAccount credit, BigDecimal amount) {
        var isFromBox = credit == JournalAccount.PETTY_CASH;
        return new JournalPosting(
                JournalKind.PAYMENT,
                debit,
                credit,
                amount,
                paid.fundId(),
                paid.categoryId(),
                paid.vendorId(),
                isFromBox ? paid.pettyCashBoxId() : null,
                paid.expenseId());
    }

    private static JournalPosting posting(
            JournalKind kind,
            JournalAccount debit,
            JournalAccount credit,
            BigDecimal amount,
            UUID fundId,
            @Nullable UUID pettyCashBoxId,
            UUID sourceId) {
        return new JournalPosting(
                kind, debit, credit, amount, fundId, null, null, pettyCashBoxId, sourceId);
    }
}
