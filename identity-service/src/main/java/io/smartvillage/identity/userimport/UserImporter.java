package io.smartvillage.identity.userimport;

import io.smartvillage.identity.user.InitialPasswords;
import io.smartvillage.identity.user.Person;
import io.smartvillage.identity.user.PersonRules;
import io.smartvillage.identity.user.RegisterUser;
import io.smartvillage.identity.user.UserRole;
import io.smartvillage.identity.work.Worker;
import io.smartvillage.platform.imports.ChunkResult;
import io.smartvillage.platform.imports.ImportColumn;
import io.smartvillage.platform.imports.ImportRequest;
import io.smartvillage.platform.imports.ImportTable;
import io.smartvillage.platform.imports.Importer;
import io.smartvillage.platform.imports.RowReader;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Takes the people of a file. A row counts as created once it waits to be registered:
/// [RegisterImportedUsers] does that after it, one by one. Whoever is in the village, or waits from
/// an earlier import, is left alone.
@Component
public class UserImporter implements Importer<ImportRow> {

    public static final String KIND = "users";

    static final ImportColumn USERNAME =
            ImportColumn.required("username", "ชื่อผู้ใช้", "Username", "anan.k");
    static final ImportColumn ROLE = ImportColumn.required("role", "บทบาท", "Role", "resident");
    static final ImportColumn DISPLAY_NAME =
            ImportColumn.optional("displayName", "ชื่อที่แสดง", "Display name", "อนันต์ แก้วใส");
    static final ImportColumn EMAIL =
            ImportColumn.optional("email", "อีเมล", "E-mail", "anan@example.com")
                    .orNamed("email address");
    static final ImportColumn PHONE =
            ImportColumn.optional("phone", "โทรศัพท์", "Phone", "081-111-2222");
    static final ImportColumn HOUSE_NUMBER =
            ImportColumn.optional("houseNumber", "บ้านเลขที่", "House number", "99/12-1");
    private static final ImportColumn PASSWORD = ImportColumn.unlisted("initialPassword");

    private static final ImportTable TABLE =
            new ImportTable(
                    KIND,
                    "user:create",
                    List.of(USERNAME, DISPLAY_NAME, EMAIL, PHONE, ROLE, HOUSE_NUMBER, PASSWORD));

    private static final Pattern USERNAMES = Pattern.compile(PersonRules.USERNAME);
    private static final Pattern PHONES = Pattern.compile(PersonRules.PHONE);
    private static final int LONGEST = 200;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 100;
    private static final int LONGEST_HOUSE_NUMBER = 50;

    /// For the same check of e-mail addresses as everywhere.
    private record Address(@Email String email) {}

    private final Validator validator;
    private final InitialPasswords initialPasswords;
    private final UserImports imports;
    private final Worker worker;
    private final Clock clock;

    UserImporter(
            Validator validator,
            InitialPasswords initialPasswords,
            UserImports imports,
            Worker worker,
            Clock clock) {
        this.validator = validator;
        this.initialPasswords = initialPasswords;
        this.imports = imports;
        this.worker = worker;
        this.clock = clock;
    }

    @Override
    public ImportTable table() {
        return TABLE;
    }

    @Override
    public Optional<ImportRow> read(RowReader row) {
        var username = username(row);
        var displayName = row.text(DISPLAY_NAME.name(), LONGEST_NAME);
        var email = email(row);
        var phone = phone(row);
        var houseNumber = row.text(HOUSE_NUMBER.name(), LONGEST_HOUSE_NUMBER);
        var password = row.text(PASSWORD.name(), LONGEST);
        initialPasswords
                .problem(password, String.valueOf(username), email)
                .ifPresent(key -> row.wrong(PASSWORD.name(), key));
        var role = row.requiredConstant(ROLE.name(), UserRole.values());
        if (role != null && !RegisterUser.isGrantable(role, row.request()::mayAll)) {
            row.wrong(ROLE.name(), "field.role-not-grantable");
        }
        return username == null || role == null
                ? Optional.empty()
                : Optional.of(
                        new ImportRow(
                                row.line(),
                                role,
                                Person.of(username, displayName, email, phone),
                                password,
                                houseNumber));
    }

    private static @Nullable String username(RowReader row) {
        var username = row.requiredText(USERNAME.name(), LONGEST);
        if (username != null) {
            if (!USERNAMES.matcher(username).matches()) {
                row.wrong(USERNAME.name(), "field.username");
            }
            row.once(USERNAME.name(), username);
        }
        return username;
    }

    private @Nullable String email(RowReader row) {
        var email = row.text(EMAIL.name(), LONGEST_EMAIL);
        if (email != null && !validator.validate(new Address(email)).isEmpty()) {
            row.wrong(EMAIL.name(), "field.email");
        }
        return email;
    }

    private static @Nullable String phone(RowReader row) {
        var phone = row.text(PHONE.name(), LONGEST);
        if (phone != null && !PHONES.matcher(phone).matches()) {
            row.wrong(PHONE.name(), "field.phone");
        }
        return phone;
    }

    @Override
    public ChunkResult store(List<ImportRow> rows, ImportRequest request) {
        var now = clock.instant();
        var importId = request.importJobId();
        imports.ensure(importId, request.requestedBy(), now);
        var known = imports.known(rows.stream().map(row -> row.person().username()).toList());
        long accepted = 0;
        for (var row : rows) {
            if (!known.contains(row.person().username())
                    && imports.addPending(importId, row, now)) {
                accepted++;
            } else {
                imports.addKnown(importId, row);
            }
        }
        wakeAfterCommit();
        return new ChunkResult(accepted, 0, List.of());
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        worker.wake();
                    }
                });
    }
}
