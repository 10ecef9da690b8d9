package io.smartvillage.expense.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.expense.tax.TaxedPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever is paid, taken back, moved, topped up and counted, in whatever order.
class JournalPropertyTests {

    private static final List<UUID> FUNDS = List.of(new UUID(1, 1), new UUID(1, 2));
    private static final UUID BOX = new UUID(2, 1);
    private static final UUID CATEGORY = new UUID(3, 1);
    private static final UUID SOURCE = new UUID(4, 1);

    enum Deed {
        PAY,
        PAY_FROM_BOX,
        PAY_AND_VOID,
        OPEN,
        TRANSFER,
        TOP_UP,
        COUNT
    }

    record Step(Deed deed, int fund, long satang, int vatPercent, int withheldPercent) {

        BigDecimal amount() {
            return BigDecimal.valueOf(satang, 2);
        }

        TaxedPrice price() {
            return new TaxedPrice(amount(), share(vatPercent), share(withheldPercent));
        }

        private BigDecimal share(int percent) {
            return BigDecimal.valueOf((satang * percent + 50) / 100, 2);
        }
    }

    /// What the steps must come to, kept beside the books.
    private static final class Model {

        final Map<UUID, BigDecimal> bank = new HashMap<>();
        final Map<UUID, BigDecimal> opened = new HashMap<>();
        BigDecimal box = BigDecimal.ZERO;
        BigDecimal spent = BigDecimal.ZERO;
        BigDecimal withheld = BigDecimal.ZERO;

        void bank(UUID fund, BigDecimal amount) {
            bank.merge(fund, amount, BigDecimal::add);
        }
    }

    @Property
    void theBooksBalanceAndRebuildEveryBalance(@ForAll("steps") List<Step> steps) {
        var books = new ArrayList<JournalPosting>();
        var model = new Model();
        steps.forEach(step -> books.addAll(take(step, model)));

        assertThat(total(books, null, null)).as("debits less credits").isZero();
        assertThat(total(books, JournalAccount.PAYABLE, null)).isZero();
        assertThat(total(books, JournalAccount.INTERFUND, null)).isZero();
        assertThat(total(books, JournalAccount.PETTY_CASH, null)).isEqualByComparingTo(model.box);
        assertThat(
                        total(books, JournalAccount.EXPENSE, null)
                                .add(total(books, JournalAccount.VAT, null)))
                .isEqualByComparingTo(model.spent);
        assertThat(total(books, JournalAccount.WITHHOLDING_PAYABLE, null).negate())
                .isEqualByComparingTo(model.withheld);
        for (var fund : FUNDS) {
            assertThat(total(books, null, fund)).as("within the fund").isZero();
            assertThat(total(books, JournalAccount.BANK, fund))
                    .isEqualByComparingTo(model.bank.getOrDefault(fund, BigDecimal.ZERO));
            assertThat(total(books, JournalAccount.FUND_BALANCE, fund).negate())
                    .isEqualByComparingTo(model.opened.getOrDefault(fund, BigDecimal.ZERO));
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Deed.class),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.longs().between(1, 10_000_000_000L),
                        Arbitraries.of(0, 7),
                        Arbitraries.of(0, 1, 2, 3, 5))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    private static List<JournalPosting> take(Step step, Model model) {
        var fund = FUNDS.get(step.fund());
        var price = step.price();
        return switch (step.deed()) {
            case PAY -> {
                model.bank(fund, price.net().negate());
                model.spent = model.spent.add(price.total());
                model.withheld = model.withheld.add(price.withheld());
                yield JournalEntries.ofPayment(paid(fund, price, JournalAccount.BANK));
            }
            case PAY_FROM_BOX -> {
                model.box = model.box.subtract(price.net());
                model.spent = model.spent.add(price.total());
                model.withheld = model.withheld.add(price.withheld());
                yield JournalEntries.ofPayment(paid(fund, price, JournalAccount.PETTY_CASH));
            }
            case PAY_AND_VOID -> {
                var paid = paid(fund, price, JournalAccount.CASH);
                var both = new ArrayList<>(JournalEntries.ofPayment(paid));
                both.addAll(JournalEntries.ofVoid(paid));
                yield both;
            }
            case OPEN -> {
                var before = model.opened.getOrDefault(fund, BigDecimal.ZERO);
                model.opened.put(fund, step.amount());
                model.bank(fund, step.amount().subtract(before));
                yield JournalEntries.ofOpening(fund, before, step.amount());
            }
            case TRANSFER -> {
                var other = FUNDS.get(1 - step.fund());
                model.bank(fund, step.amount().negate());
                model.bank(other, step.amount());
                yield JournalEntries.ofTransfer(SOURCE, fund, other, step.amount());
            }
            case TOP_UP -> {
                model.bank(fund, step.amount().negate());
                model.box = model.box.add(step.amount());
                yield JournalEntries.ofTopUp(SOURCE, fund, BOX, step.amount());
            }
            case COUNT -> {
                var difference = step.amount().subtract(model.box);
                model.box = step.amount();
                yield JournalEntries.ofCount(SOURCE, fund, BOX, difference);
            }
        };
    }

    private static PaidExpense paid(UUID fund, TaxedPrice price, JournalAccount money) {
        return new PaidExpense(
                SOURCE,
                price,
                money,
                fund,
                CATEGORY,
                null,
                money == JournalAccount.PETTY_CASH ? BOX : null);
    }

    private static BigDecimal total(
            List<JournalPosting> books,
            @org.jspecify.annotations.Nullable JournalAccount account,
            @org.jspecify.annotations.Nullable UUID fund) {
        var total = BigDecimal.ZERO;
        for (var posting : books) {
            if (fund == null || posting.fundId().equals(fund)) {
                if (account == null || posting.debit() == account) {
                    total = total.add(posting.amount());
                }
                if (account == null || posting.credit() == account) {
                    total = total.subtract(posting.amount());
                }
            }
        }
        return total;
    }
}
