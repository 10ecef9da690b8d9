package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankaccount.BankAccount;
import io.smartvillage.billing.bankaccount.BankAccountTerms;
import io.smartvillage.billing.bankaccount.FindBankAccounts;
import io.smartvillage.billing.bankstatement.BankEvent.BankStatementImported;
import io.smartvillage.billing.bankstatement.BankLines.StatedLine;
import io.smartvillage.billing.bankstatement.Statements.NewStatement;
import io.smartvillage.billing.bankstatement.reading.BankStatement;
import io.smartvillage.billing.bankstatement.reading.Direction;
import io.smartvillage.billing.bankstatement.reading.Limits;
import io.smartvillage.billing.bankstatement.reading.StatementLayout;
import io.smartvillage.billing.bankstatement.reading.StatementLayouts;
import io.smartvillage.billing.bankstatement.reading.StatementLine;
import io.smartvillage.billing.bankstatement.reading.StatementReader;
import io.smartvillage.billing.payment.MoneyIs;
import io.smartvillage.billing.payment.PaymentMethod;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.IdGenerator;

/// Takes a bank's file: each line once, however many files tell of it and however often they come.
@Service
public class ImportStatement {

    private static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final int MOST_ROWS = 20_000;

    private final FindBankAccounts accounts;
    private final Statements statements;
    private final BankLines lines;
    private final SettleMoney settleMoney;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final StatementReader anyLayout;
    private final Map<String, StatementReader> byLayout;

    ImportStatement(
            FindBankAccounts accounts,
            Statements statements,
            BankLines lines,
            SettleMoney settleMoney,
            Outbox outbox,
            IdGenerator ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.statements = statements;
        this.lines = lines;
        this.settleMoney = settleMoney;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        var limits = new Limits(MOST_BYTES, MOST_ROWS);
        var layouts = StatementLayouts.builtIn();
        this.anyLayout = new StatementReader(layouts, limits);
        this.byLayout =
                layouts.stream()
                        .collect(
                                Collectors.toMap(
                                        StatementLayout::id,
                                        layout -> new StatementReader(List.of(layout), limits)));
    }

    /// @param newLines that this import added
    /// @param knownLines that were known before
    /// @param isNew false if the very file was taken before
    public record Imported(Statement statement, int newLines, int knownLines, boolean isNew) {}

    /// All lines that can be read are taken, or, if anything fails, none. The file is read outside
    /// of any transaction. The same file again adds nothing.
    ///
    /// @throws io.smartvillage.billing.bankaccount.BankAccountNotFoundException if the caller's
    ///   village has no such account
    /// @throws io.smartvillage.billing.bankstatement.reading.StatementRefusedException if the file
    ///   as a whole cannot be read
    /// @throws io.smartvillage.billing.bankstatement.reading.UnknownLayoutException if the
    ///   account's layout does not describe it
    /// @throws AnotherAccountException if it says that it is of another account
    public Imported take(UUID bankAccountId, InputStream content) throws IOException {
        var account = Objects.requireNonNull(transaction.execute(_ -> accounts.get(bankAccountId)));
        var bytes = content.readNBytes(MOST_BYTES + 1);
        var read = reader(account).read(bytes);
        var stated = read.accountNumber();
        if (stated != null && !account.number().isStatedAs(stated)) {
            throw new AnotherAccountException(bankAccountId, stated);
        }
        var sha256 = sha256(bytes);
        return Objects.requireNonNull(transaction.execute(_ -> take(bankAccountId, read, sha256)));
    }

    private StatementReader reader(BankAccount account) {
        var layout = account.terms().layout();
        return layout.equals(BankAccountTerms.ANY_LAYOUT)
                ? anyLayout
                : Objects.requireNonNull(byLayout.get(layout));
    }

    private Imported take(UUID bankAccountId, BankStatement read, String sha256) {
        var account = accounts.lock(bankAccountId);
        var before = statements.findBySha256(bankAccountId, sha256);
        if (before.isPresent()) {
            return new Imported(before.get(), 0, read.lines().size(), false);
        }
        var keys = read.lines().stream().map(StatementLine::key).toList();
        var known = lines.knownKeys(bankAccountId, keys);
        var fresh = new LinkedHashMap<UUID, StatementLine>();
        read.lines().stream()
                .filter(line -> !known.contains(line.key()))
                .forEach(line -> fresh.put(ids.generateId(), line));
        var statementId = ids.generateId();
        var by = Caller.current().userId();
        statements.add(
                new NewStatement(
                        statementId, bankAccountId, sha256, read, fresh.size(), known.size(), by),
                clock.instant());
        store(account, statementId, fresh);
        var statement = statements.findById(statementId).orElseThrow();
        outbox.publish(imported(statement));
        return new Imported(statement, fresh.size(), known.size(), true);
    }

    private void store(BankAccount account, UUID statementId, Map<UUID, StatementLine> fresh) {
        var calledBack = calledBackBefore(account, fresh);
        var incoming = new ArrayList<IncomingMoney>();
        fresh.forEach((id, line) -> {
            if (line.direction() == Direction.CREDIT && !calledBack.containsKey(id)) {
                incoming.add(new IncomingMoney(id, line, MoneyIs.NEW, PaymentMethod.BANK_TRANSFER));
            }
        });
        calledBack.forEach((id, before) -> {
            if (before.status() == BankLineStatus.UNIDENTIFIED) {
                var stated = StatementText.of(Objects.requireNonNull(fresh.get(id)));
                incoming.add(
                        new IncomingMoney(
                                before.id(),
                                before.asLine(stated),
                                MoneyIs.UNIDENTIFIED,
                                PaymentMethod.PROMPTPAY));
            }
        });
        var settled = settleMoney.settle(account, incoming);
        var added = new ArrayList<StatedLine>();
        fresh.forEach((id, line) -> {
            if (!calledBack.containsKey(id)) {
                added.add(new StatedLine(id, line, settled.getOrDefault(id, Settled.IGNORED)));
            }
        });
        lines.addStated(account.id(), statementId, added);
        // After the houses were locked: whoever undoes a payment has the house before the line.
        calledBack.forEach((id, before) -> {
            lines.attachStatement(before.id(), statementId, Objects.requireNonNull(fresh.get(id)));
            var result = settled.get(before.id());
            if (result != null) {
                lines.settle(before.id(), result);
            }
        });
    }

    /// @return the stored line, by the one of the file that tells of the same money
    private Map<UUID, BankLine> calledBackBefore(
            BankAccount account, Map<UUID, StatementLine> fresh) {
        var credits = new LinkedHashMap<UUID, StatementLine>();
        fresh.forEach((id, line) -> {
            if (line.direction() == Direction.CREDIT) {
                credits.put(id, line);
            }
        });
        if (credits.isEmpty()) {
            return Map.of();
        }
        var tolerance = account.terms().matching().tolerance();
        var days = credits.values().stream().map(StatementLine::date).sorted().toList();
        var before =
                lines
                        .calledBackOnly(
                                account.id(),
                                days.getFirst().minusDays(tolerance.days() + 1L),
                                days.getLast().plusDays(tolerance.days() + 1L))
                        .stream()
                        .collect(Collectors.toMap(BankLine::id, Function.identity()));
        var callbacks = new LinkedHashMap<UUID, BankCallback>();
        before.forEach((id, line) -> line.callback().ifPresent(c -> callbacks.put(id, c)));
        var pairs = new LinkedHashMap<UUID, BankLine>();
        new SameMoney(tolerance)
                .pairs(credits, callbacks)
                .forEach((stated, called) ->
                        pairs.put(stated, Objects.requireNonNull(before.get(called))));
        return pairs;
    }

    private static BankStatementImported imported(Statement statement) {
        return new BankStatementImported(
                statement.id(),
                statement.bankAccountId(),
                statement.layout(),
                statement.from(),
                statement.until(),
                statement.newLines(),
                statement.knownLines(),
                statement.lines().getOrDefault(BankLineStatus.MATCHED, 0),
                statement.lines().getOrDefault(BankLineStatus.UNIDENTIFIED, 0),
                statement.importedBy(),
                statement.importedAt());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
