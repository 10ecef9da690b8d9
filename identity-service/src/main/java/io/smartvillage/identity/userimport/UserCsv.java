package io.smartvillage.identity.userimport;

import io.smartvillage.identity.user.InitialPasswords;
import io.smartvillage.identity.user.Person;
import io.smartvillage.identity.user.PersonRules;
import io.smartvillage.identity.user.UserRole;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads `username,displayName,email,phone,role,houseNumber` with a header in any order. Everything
/// that is wrong with every row is found in one pass.
@Component
class UserCsv {

    static final int MOST_ROWS = 10_000;

    private static final Set<String> REQUIRED = Set.of("username", "role");
    private static final Set<String> KNOWN =
            Set.of(
                    "username",
                    "displayName",
                    "email",
                    "phone",
                    "role",
                    "houseNumber",
                    "initialPassword");

    private static final Pattern USERNAME = Pattern.compile(PersonRules.USERNAME);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern PHONE = Pattern.compile(PersonRules.PHONE);
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 100;
    private static final int LONGEST_HOUSE_NUMBER = 50;

    record Parsed(List<ImportRow> good, List<RowProblem> problems, int total) {}

    /// For the same check of e-mail addresses as everywhere.
    private record Address(@Email String email) {}

    private final Validator validator;
    private final InitialPasswords initialPasswords;

    UserCsv(Validator validator, InitialPasswords initialPasswords) {
        this.validator = validator;
        this.initialPasswords = initialPasswords;
    }

    /// @param mayGrant whether the caller may give the role
    /// @throws UnreadableCsvException if the header is wrong, there are too many rows, or it is no
    ///   CSV
    Parsed parse(String text, Predicate<UserRole> mayGrant) {
        var format =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setIgnoreEmptyLines(true)
                        .setTrim(true)
                        .get();
        var content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (var parser = CSVParser.parse(new StringReader(content), format)) {
            requireHeader(parser.getHeaderNames());
            return rows(parser, mayGrant);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new UnreadableCsvException("csv-unreadable", String.valueOf(e.getMessage()));
        }
    }

    private static void requireHeader(List<String> names) {
        var unknown = names.stream().filter(name -> !KNOWN.contains(name)).toList();
        var missing = REQUIRED.stream().filter(name -> !names.contains(name)).sorted().toList();
        if (!unknown.isEmpty() || !missing.isEmpty()) {
            throw new UnreadableCsvException(
                    "csv-header",
                    String.join(", ", missing),
                    String.join(", ", unknown),
                    KNOWN.stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private Parsed rows(CSVParser parser, Predicate<UserRole> mayGrant) {
        var good = new ArrayList<ImportRow>();
        var problems = new ArrayList<RowProblem>();
        Map<String, Long> seen = new HashMap<>();
        int total = 0;
        for (CSVRecord record : parser) {
            if (++total > MOST_ROWS) {
                throw new UnreadableCsvException("csv-too-long", MOST_ROWS);
            }
            var line = parser.getCurrentLineNumber();
            var wrong = new ArrayList<RowProblem>();
            var row = row(record, line, mayGrant, wrong);
            var username = value(record, "username");
            if (username != null) {
                var first = seen.putIfAbsent(username, line);
                if (first != null) {
                    wrong.add(RowProblem.of(line, "username", "field.duplicate-row", first));
                }
            }
            if (wrong.isEmpty() && row.isPresent()) {
                good.add(row.get());
            }
            problems.addAll(wrong);
        }
        return new Parsed(good, problems, total);
    }

    private Optional<ImportRow> row(
            CSVRecord record, long line, Predicate<UserRole> mayGrant, List<RowProblem> wrong) {
        if (!record.isConsistent()) {
            wrong.add(RowProblem.of(line, "", "field.columns"));
            return Optional.empty();
        }
        var username = value(record, "username");
        var email = value(record, "email");
        var phone = value(record, "phone");
        var displayName = value(record, "displayName");
        var houseNumber = value(record, "houseNumber");
        var password = value(record, "initialPassword");
        if (username == null) {
            wrong.add(RowProblem.of(line, "username", "field.missing"));
        } else if (!USERNAME.matcher(username).matches()) {
            wrong.add(RowProblem.of(line, "username", "field.username"));
        }
        for (var column : KNOWN) {
            var value = value(record, column);
            if (value != null && CONTROL.matcher(value).find()) {
                wrong.add(RowProblem.of(line, column, "field.value"));
            }
        }
        tooLong(line, "displayName", displayName, LONGEST_NAME, wrong);
        tooLong(line, "email", email, LONGEST_EMAIL, wrong);
        tooLong(line, "houseNumber", houseNumber, LONGEST_HOUSE_NUMBER, wrong);
        if (email != null && !validator.validate(new Address(email)).isEmpty()) {
            wrong.add(RowProblem.of(line, "email", "field.email"));
        }
        if (phone != null && !PHONE.matcher(phone).matches()) {
            wrong.add(RowProblem.of(line, "phone", "field.phone"));
        }
        initialPasswords
                .problem(password, String.valueOf(username), email)
                .ifPresent(key -> wrong.add(RowProblem.of(line, "initialPassword", key)));
        var role = role(record, line, mayGrant, wrong);
        if (username == null || role.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ImportRow(
                        line,
                        role.get(),
                        Person.of(username, displayName, email, phone),
                        password,
                        houseNumber));
    }

    private static Optional<UserRole> role(
            CSVRecord record, long line, Predicate<UserRole> mayGrant, List<RowProblem> wrong) {
        var name = value(record, "role");
        var role =
                Arrays.stream(UserRole.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                        .findAny();
        if (name == null) {
            wrong.add(RowProblem.of(line, "role", "field.missing"));
        } else if (role.isEmpty()) {
            wrong.add(RowProblem.of(line, "role", "field.enum", "admin, staff, guard, resident"));
        } else if (!mayGrant.test(role.get())) {
            wrong.add(RowProblem.of(line, "role", "field.role-not-grantable"));
        }
        return role;
    }

    private static void tooLong(
            long line, String field, @Nullable String value, int most, List<RowProblem> wrong) {
        if (value != null && value.length() > most) {
            wrong.add(RowProblem.of(line, field, "field.too-long", most));
        }
    }

    /// Null for an empty cell and for a column that the file does not have.
    private static @Nullable String value(CSVRecord record, String column) {
        if (!record.isMapped(column) || !record.isSet(column) || record.get(column).isBlank()) {
            return null;
        }
        return record.get(column).strip();
    }
}
