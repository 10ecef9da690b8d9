package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankaccount.BankAccount;
import io.smartvillage.billing.bankaccount.FindBankAccounts;
import io.smartvillage.billing.payment.MoneyIs;
import io.smartvillage.billing.payment.PaymentMethod;
import io.smartvillage.platform.privacy.PersonalData;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Takes what a bank calls back about money that came in: once, however often it comes, and once
/// with the line of a statement that tells of the same money.
@Service
public class TakeCallback {

    private final FindBankAccounts accounts;
    private final BankLines lines;
    private final FindOpenItems findOpenItems;
    private final SettleMoney settleMoney;
    private final PersonalData personalData;
    private final JsonMapper mapper;
    private final IdGenerator ids;

    TakeCallback(
            FindBankAccounts accounts,
            BankLines lines,
            FindOpenItems findOpenItems,
            SettleMoney settleMoney,
            PersonalData personalData,
            JsonMapper mapper,
            IdGenerator ids) {
        this.accounts = accounts;
        this.lines = lines;
        this.findOpenItems = findOpenItems;
        this.settleMoney = settleMoney;
        this.personalData = personalData;
        this.mapper = mapper;
        this.ids = ids;
    }

    /// The same again changes nothing.
    ///
    /// @throws io.smartvillage.billing.bankaccount.BankAccountNotFoundException if the village has
    ///   no such account
    /// @throws CallbackChangedException if the transaction was called back with another content
    @Transactional
    public void take(UUID bankAccountId, BankCallback callback) {
        var account = accounts.lock(bankAccountId);
        var hash = personalData.searchHash("bank-callback", mapper.writeValueAsString(callback));
        var before = lines.hashOfCallback(bankAccountId, callback.transactionId());
        if (before.isPresent()) {
            if (!Arrays.equals(before.get(), hash)) {
                throw new CallbackChangedException(callback.transactionId());
            }
            return;
        }
        stated(account, callback)
                .ifPresentOrElse(
                        line -> attach(account, line, callback, hash),
                        () -> add(account, callback, hash));
    }

    /// The line of a statement that came first.
    private Optional<BankLine> stated(BankAccount account, BankCallback callback) {
        var tolerance = account.terms().matching().tolerance();
        var stated =
                lines
                        .statedOnly(
                                account.id(),
                                callback.date().minusDays(tolerance.days() + 1L),
                                callback.date().plusDays(tolerance.days() + 1L),
                                findOpenItems.houseOfInvoice(callback.text().ref2()))
                        .stream()
                        .collect(Collectors.toMap(BankLine::id, Function.identity()));
        return new SameMoney(tolerance)
                        .pairs(
                                stated.values().stream()
                                        .collect(Collectors.toMap(BankLine::id, BankLine::asLine)),
                                Map.of(account.id(), callback))
                        .keySet()
                        .stream()
                        .findFirst()
                        .map(stated::get);
    }

    private void attach(BankAccount account, BankLine line, BankCallback callback, byte[] hash) {
        if (line.status() == BankLineStatus.UNIDENTIFIED) {
            var settled =
                    settleMoney.settle(
                            account,
                            List.of(
                                    new IncomingMoney(
                                            line.id(),
                                            callback.asLine(),
                                            MoneyIs.UNIDENTIFIED,
                                            PaymentMethod.PROMPTPAY)));
            lines.settle(line.id(), Objects.requireNonNull(settled.get(line.id())));
        }
        lines.attachCallback(line.id(), callback, hash);
    }

    private void add(BankAccount account, BankCallback callback, byte[] hash) {
        var id = ids.generateId();
        var settled =
                settleMoney.settle(
                        account,
                        List.of(
                                new IncomingMoney(
                                        id,
                                        callback.asLine(),
                                        MoneyIs.NEW,
                                        PaymentMethod.PROMPTPAY)));
        lines.addCalledBack(
                id, account.id(), callback, hash, Objects.requireNonNull(settled.get(id)));
    }
}
