package io.smartvillage.billing.account.web;

import io.smartvillage.billing.account.AccountStatement;
import io.smartvillage.billing.account.HouseAccount;
import io.smartvillage.billing.account.HouseAgeing;
import io.smartvillage.billing.ledger.PostingKind;
import io.smartvillage.platform.spreadsheet.Column;
import io.smartvillage.platform.spreadsheet.ExportTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Accounts, statements and ageing as tables to take away.
final class AccountTables {

    static final ExportTable<HouseAccount> ACCOUNTS =
            new ExportTable<>(
                    "accounts",
                    List.of(
                            Column.text("บ้านเลขที่", "House", HouseAccount::houseNumber),
                            Column.money("ค้างชำระ", "Owed", HouseAccount::owed),
                            Column.money("เกินกำหนด", "Overdue", HouseAccount::overdue),
                            Column.money("เครดิต", "Credit", HouseAccount::credit),
                            Column.money("ยอดคงเหลือ", "Balance", HouseAccount::balance),
                            Column.day("ครบกำหนดเก่าสุด", "Oldest due", HouseAccount::oldestDue)));

    static final ExportTable<HouseAgeing> AGEING =
            new ExportTable<>(
                    "ageing",
                    List.of(
                            Column.text("บ้านเลขที่", "House", HouseAgeing::houseNumber),
                            Column.money("ยังไม่ครบกำหนด", "Current", row -> row.owed().current()),
                            Column.money("1–30 วัน", "1–30 days", row -> row.owed().days1To30()),
                            Column.money("31–60 วัน", "31–60 days", row -> row.owed().days31To60()),
                            Column.money("61–90 วัน", "61–90 days", row -> row.owed().days61To90()),
                            Column.money(
                                    "91–180 วัน", "91–180 days", row -> row.owed().days91To180()),
                            Column.money(
                                    "เกิน 180 วัน",
                                    "Over 180 days",
                                    row -> row.owed().daysOver180()),
                            Column.money("รวม", "Total", row -> row.owed().total())));

    static final ExportTable<StatementRow> STATEMENT =
            new ExportTable<>(
                    "statement",
                    List.of(
                            Column.day("วันที่", "Date", StatementRow::on),
                            Column.text("รายการ", "Entry", StatementRow::entry),
                            Column.text("เลขที่เอกสาร", "Document", StatementRow::documentNumber),
                            Column.money("เพิ่มหนี้", "Charge", StatementRow::charge),
                            Column.money("ลดหนี้", "Credit", StatementRow::credit),
                            Column.money("ยอดคงเหลือ", "Balance", StatementRow::balance)));

    private AccountTables() {}

    /// The opening and the closing balance are rows, too.
    record StatementRow(
            java.time.LocalDate on,
            String entry,
            @Nullable String documentNumber,
            @Nullable BigDecimal charge,
            @Nullable BigDecimal credit,
            BigDecimal balance) {}

    static List<StatementRow> rowsOf(AccountStatement statement) {
        var rows = new ArrayList<StatementRow>();
        rows.add(
                new StatementRow(
                        statement.from(),
                        "ยอดยกมา / Opening",
                        null,
                        null,
                        null,
                        statement.opening()));
        for (var entry : statement.entries()) {
            rows.add(
                    new StatementRow(
                            entry.on(),
                            name(entry.kind()),
                            entry.documentNumber(),
                            entry.charge(),
                            entry.credit(),
                            entry.balance()));
        }
        rows.add(
                new StatementRow(
                        statement.to(),
                        "ยอดยกไป / Closing",
                        null,
                        null,
                        null,
                        statement.closing()));
        return rows;
    }

    private static String name(PostingKind kind) {
        return kind.thai() + " / " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
