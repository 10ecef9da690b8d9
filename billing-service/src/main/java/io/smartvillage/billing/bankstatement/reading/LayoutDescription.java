package io.smartvillage.billing.bankstatement.reading;

import io.smartvillage.billing.bankstatement.reading.InvalidLayoutException.Problem;
import io.smartvillage.billing.bankstatement.reading.StatementLayout.Dates;
import io.smartvillage.billing.bankstatement.reading.StatementLayout.Decimals;
import io.smartvillage.billing.bankstatement.reading.StatementLayout.DirectionRule;
import io.smartvillage.billing.bankstatement.reading.StatementLayout.Directions;
import io.smartvillage.billing.bankstatement.reading.StatementLayout.Era;
import io.smartvillage.billing.bankstatement.reading.StatementLayout.Labels;
import io.smartvillage.billing.bankstatement.reading.StatementLayout.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/// A layout as somebody wrote it, checked to the last setting: one exception tells all problems.
final class LayoutDescription {

    private static final int LONGEST = 50_000;
    private static final int MOST_ENTRIES = 100;
    private static final int LONGEST_ENTRY = 100;
    private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?");
    private static final Pattern INDENTATION = Pattern.compile("(?m)^\\t+");
    private static final Set<Delimiter> USUAL_DELIMITERS =
            EnumSet.of(Delimiter.COMMA, Delimiter.SEMICOLON, Delimiter.TAB);

    private final List<Problem> problems = new ArrayList<>();
    private final StatementLayout layout;

    LayoutDescription(String text) {
        var root = new Section("", load(text));
        var columns = columns(root.section("columns"));
        var built =
                new StatementLayout(
                        id(root),
                        root.text("name"),
                        delimiters(root),
                        columns,
                        required(root, columns),
                        dates(root.section("dates")),
                        decimals(root.section("decimals")),
                        directions(root.section("direction"), columns),
                        rows(root.section("rows")),
                        labels(root.section("labels")),
                        new HashSet<>(root.texts("blanks")));
        root.requireNothingElse();
        if (!problems.isEmpty()) {
            throw new InvalidLayoutException(problems);
        }
        layout = built;
    }

    StatementLayout layout() {
        return layout;
    }

    private static Map<?, ?> load(String text) {
        if (text.length() > LONGEST) {
            throw invalid("longer than " + LONGEST + " characters");
        }
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(10);
        var readable =
                text.stripLeading().startsWith("{")
                        ? INDENTATION.matcher(text).replaceAll(" ")
                        : text;
        try {
            Object loaded = new Yaml(new SafeConstructor(options)).load(readable);
            if (loaded instanceof Map<?, ?> map) {
                return map;
            }
            throw invalid("holds no settings");
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw invalid(
                    "is neither YAML nor JSON: %s (line %d)"
                            .formatted(e.getProblem(), mark == null ? 1 : mark.getLine() + 1));
        } catch (YAMLException e) {
            throw invalid("is neither YAML nor JSON: " + e.getMessage());
        }
    }

    private static InvalidLayoutException invalid(String reason) {
        return new InvalidLayoutException(List.of(new Problem("", reason)));
    }

    private String id(Section root) {
        var id = root.text("id");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            root.problem("id", "1 to 50 lower-case letters, digits and dashes, not '" + id + "'");
        }
        return id;
    }

    private Set<Delimiter> delimiters(Section root) {
        var delimiters = root.choices("delimiters", Delimiter.class);
        return delimiters.isEmpty() ? USUAL_DELIMITERS : new LinkedHashSet<>(delimiters);
    }

    private Map<Column, List<String>> columns(Section section) {
        var columns = new EnumMap<Column, List<String>>(Column.class);
        var taken = new HashMap<String, Column>();
        for (var column : Column.values()) {
            var names = section.words(column.written());
            if (names.isEmpty()) {
                continue;
            }
            columns.put(column, names);
            for (var name : names) {
                var compared = Wording.name(name);
                var other = taken.putIfAbsent(compared, column);
                if (!compared.isEmpty() && other != null && other != column) {
                    section.problem(
                            column.written(),
                            "'%s' is a name of %s already".formatted(name, other.written()));
                }
            }
        }
        section.requireNothingElse();
        if (!columns.containsKey(Column.DATE)) {
            section.problem("date", "is missing");
        }
        if (!columns.containsKey(Column.AMOUNT)
                && !columns.keySet().containsAll(List.of(Column.DEBIT, Column.CREDIT))) {
            section.problem("amount", "is missing: name amount, or debit and credit");
        }
        return columns;
    }

    private Set<Column> required(Section root, Map<Column, List<String>> columns) {
        var required = EnumSet.of(Column.DATE);
        for (var column : root.choices("required", Column.class)) {
            if (!columns.containsKey(column)) {
                root.problem("required", column.written() + " is required but not in columns");
            }
            required.add(column);
        }
        return required;
    }

    private Dates dates(Section section) {
        var formats = section.texts("formats");
        for (int i = 0; i < formats.size(); i++) {
            if (!DateFormat.isValid(formats.get(i))) {
                section.problem(
                        "formats[" + i + "]",
                        "'%s' is not made of one day (d, dd), month (M, MM, MMM) and year (yy, yyyy)"
                                .formatted(formats.get(i)));
            }
        }
        if (formats.isEmpty()) {
            section.problem("formats", "is missing");
        }
        var era = section.choice("era", Era.class, Era.AUTO);
        section.requireNothingElse();
        return new Dates(formats, era);
    }

    private Decimals decimals(Section section) {
        var separator = section.character("separator", '.');
        var grouping = section.character("grouping", ',');
        if (separator == grouping) {
            section.problem("grouping", "is the separator already");
        }
        section.requireNothingElse();
        return new Decimals(separator, grouping);
    }

    private Directions directions(Section section, Map<Column, List<String>> columns) {
        var by = section.choices("by", DirectionRule.class);
        var words = new EnumMap<Direction, List<String>>(Direction.class);
        var codes = new EnumMap<Direction, List<String>>(Direction.class);
        for (var direction : Direction.values()) {
            var side = section.section(direction.name().toLowerCase(Locale.ROOT));
            words.put(direction, side.words("words"));
            codes.put(direction, side.texts("codes"));
            side.requireNothingElse();
        }
        section.requireNothingElse();
        if (by.isEmpty() && !columns.containsKey(Column.DEBIT)) {
            section.problem("by", "is missing: one amount column does not tell the direction");
        }
        require(section, by, DirectionRule.CODE, columns.containsKey(Column.CODE), "columns.code");
        require(section, by, DirectionRule.CODE, hasAny(codes), "codes");
        require(section, by, DirectionRule.WORDS, hasAny(words), "words");
        require(
                section,
                by,
                DirectionRule.BALANCE,
                columns.containsKey(Column.BALANCE),
                "columns.balance");
        requireDifferent(section, "words", words);
        requireDifferent(section, "codes", codes);
        return new Directions(by, words, codes);
    }

    private static boolean hasAny(Map<Direction, List<String>> lists) {
        return lists.values().stream().anyMatch(list -> !list.isEmpty());
    }

    private static void require(
            Section section,
            List<DirectionRule> by,
            DirectionRule rule,
            boolean there,
            String needed) {
        if (by.contains(rule) && !there) {
            section.problem(
                    "by", "%s needs %s".formatted(rule.name().toLowerCase(Locale.ROOT), needed));
        }
    }

    private static void requireDifferent(
            Section section, String list, Map<Direction, List<String>> lists) {
        var credits = new HashSet<String>();
        lists.getOrDefault(Direction.CREDIT, List.of())
                .forEach(text -> credits.add(text.toLowerCase(Locale.ROOT)));
        lists.getOrDefault(Direction.DEBIT, List.of()).stream()
                .filter(text -> credits.contains(text.toLowerCase(Locale.ROOT)))
                .forEach(text ->
                        section.problem("debit." + list, "'" + text + "' is a credit already"));
    }

    private Rows rows(Section section) {
        var rows =
                new Rows(
                        section.words("opening"),
                        section.words("closing"),
                        section.words("ignored"),
                        section.words("end"));
        section.requireNothingElse();
        return rows;
    }

    private Labels labels(Section section) {
        var labels =
                new Labels(
                        section.words("account"),
                        section.words("period"),
                        section.words("opening"),
                        section.words("closing"));
        section.requireNothingElse();
        return labels;
    }

    /// Settings under one key; remembers which were asked for, so that misspelt ones are found.
    private final class Section {

        private final String path;
        private final Map<?, ?> settings;
        private final Set<String> known = new LinkedHashSet<>();

        Section(String path, Map<?, ?> settings) {
            this.path = path;
            this.settings = settings;
        }

        void problem(String key, String reason) {
            problems.add(new Problem(at(key), reason));
        }

        private String at(String key) {
            return path.isEmpty() ? key : path + "." + key;
        }

        private @Nullable Object get(String key) {
            known.add(key);
            return settings.get(key);
        }

        Section section(String key) {
            var value = get(key);
            if (value instanceof Map<?, ?> map) {
                return new Section(at(key), map);
            }
            if (value != null) {
                problem(key, "holds settings, not a value");
            }
            return new Section(at(key), Map.of());
        }

        String text(String key) {
            var value = get(key);
            if (value == null) {
                problem(key, "is missing");
                return "";
            }
            return entry(key, value);
        }

        char character(String key, char usual) {
            var value = get(key);
            if (value == null) {
                return usual;
            }
            if (value instanceof String text
                    && text.length() == 1
                    && !Character.isLetterOrDigit(text.charAt(0))
                    && "-+()".indexOf(text.charAt(0)) < 0) {
                return text.charAt(0);
            }
            problem(key, "one character, no letter, digit or sign");
            return usual;
        }

        /// Texts with a letter or digit in them, for they are compared by these only.
        List<String> words(String key) {
            var words = texts(key);
            for (int i = 0; i < words.size(); i++) {
                if (!words.get(i).isEmpty() && Wording.name(words.get(i)).isEmpty()) {
                    problem(key + "[" + i + "]", "has no letter or digit");
                }
            }
            return words;
        }

        List<String> texts(String key) {
            var value = get(key);
            if (value == null) {
                return List.of();
            }
            if (!(value instanceof List<?> list)) {
                problem(key, "is a list: [\"…\", \"…\"]");
                return List.of();
            }
            if (list.size() > MOST_ENTRIES) {
                problem(key, "has more than " + MOST_ENTRIES + " entries");
                return List.of();
            }
            var texts = new ArrayList<String>();
            for (int i = 0; i < list.size(); i++) {
                texts.add(entry(key + "[" + i + "]", list.get(i)));
            }
            return texts;
        }

        private String entry(String key, @Nullable Object value) {
            if (!(value instanceof String text)) {
                problem(key, "is a text: write it in quotes");
                return "";
            }
            if (text.isBlank() || text.length() > LONGEST_ENTRY) {
                problem(key, "has 1 to " + LONGEST_ENTRY + " characters");
                return "";
            }
            return text.strip();
        }

        <E extends Enum<E>> E choice(String key, Class<E> type, E usual) {
            var value = get(key);
            var chosen = value == null ? usual : chosen(key, value, type);
            return chosen == null ? usual : chosen;
        }

        <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
            var chosen = new LinkedHashSet<E>();
            var texts = texts(key);
            for (int i = 0; i < texts.size(); i++) {
                if (!texts.get(i).isEmpty()) {
                    var found = chosen(key + "[" + i + "]", texts.get(i), type);
                    if (found != null) {
                        chosen.add(found);
                    }
                }
            }
            return List.copyOf(chosen);
        }

        private <E extends Enum<E>> @Nullable E chosen(String key, Object value, Class<E> type) {
            var written = value.toString().replace('-', '_');
            for (var constant : type.getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(written)) {
                    return constant;
                }
            }
            problem(key, "'%s' is none of %s".formatted(value, written(type)));
            return null;
        }

        private static <E extends Enum<E>> List<String> written(Class<E> type) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList();
        }

        void requireNothingElse() {
            settings.keySet().stream()
                    .map(String::valueOf)
                    .filter(key -> !known.contains(key))
                    .forEach(key -> problem(key, "is no setting; there are " + known));
        }
    }
}
