package io.smartvillage.billing.bankstatement.matching;

import io.smartvillage.billing.bankstatement.matching.Reference.Kind;
import io.smartvillage.billing.bankstatement.reading.StatementLine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds everything in a line's texts that may be a reference. It does not know what is owed: most
/// of what it finds names nothing of ours.
public final class ReferenceFinder {

    private static final String TOKEN = "[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}/_.-]*";

    private static final Pattern TOKENS = Pattern.compile(TOKEN);
    private static final Pattern LABELLED =
            Pattern.compile(
                    "(?i)(?:\\bref(?:erence)?\\.?\\s*(?:no\\.?)?|(?:เลขที่|รหัส)?อ้างอิง)\\s*\\.?(?<number>[12])"
                            + "(?:\\s*[:=)#.]+\\s*|\\s+)(?<value>[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}/_-]*)");

    private static final Pattern HOUSE =
            Pattern.compile("(?<![\\p{N}/])\\d{1,5}(?:/\\d{1,5}){1,2}(?![\\p{N}/])");

    private static final Pattern LABELLED_HOUSE =
            Pattern.compile(
                    "(?i)(?:บ้านเลขที่|บ้าน|เลขที่บ้าน|แปลงที่|แปลง|\\bhouse|\\bunit|\\bplot)\\s*(?:no\\.?|number)?"
                            + "\\s*[:#]?\\s*(?<value>[A-Za-z]{0,3}-?\\d{1,5}(?:[/-]\\d{1,5}){0,2}[A-Za-z]?)");

    private static final Pattern TRANSACTION = Pattern.compile("[A-Z0-9]{12,25}");
    private static final int FEWEST_DIGITS = 8;
    private static final int SHORTEST = 4;
    private static final int LONGEST_RUN = 4;
    private static final int LONGEST = 25;

    /// What our invoices' numbers look like when nobody says otherwise: `INV-2569-000123`.
    private static final Pattern USUAL_INVOICE = Pattern.compile("INV[0-9]{5,17}");

    private final Pattern invoiceNumber;

    public ReferenceFinder() {
        this(USUAL_INVOICE);
    }

    /// @param invoiceNumber normalised, as in [Reference#normalised], without `/`
    public ReferenceFinder(Pattern invoiceNumber) {
        this.invoiceNumber = invoiceNumber;
    }

    public Set<Reference> find(StatementLine line) {
        return find(List.of(line.reference(), line.description(), line.kind(), line.cheque()));
    }

    /// @return each once, in the order of the texts, the more telling kinds first
    public Set<Reference> find(List<String> texts) {
        var found = new LinkedHashSet<Reference>();
        for (var text : texts) {
            find(Reference.arabicDigits(text), found);
        }
        return found;
    }

    private void find(String text, Set<Reference> found) {
        LABELLED.matcher(text)
                .results()
                .forEach(match ->
                        add(
                                found,
                                match.group("number").equals("1") ? Kind.REF1 : Kind.REF2,
                                match.group("value")));
        LABELLED_HOUSE
                .matcher(text)
                .results()
                .forEach(match -> add(found, Kind.HOUSE_NUMBER, match.group("value")));
        HOUSE.matcher(text)
                .results()
                .forEach(match -> add(found, Kind.HOUSE_NUMBER, match.group()));
        findInTokens(text, found);
    }

    /// Spaces may cut a reference to pieces, so runs of neighbours are tried as one, too.
    private void findInTokens(String text, Set<Reference> found) {
        var tokens =
                TOKENS.matcher(text)
                        .results()
                        .map(match -> Reference.lettersAndDigits(match.group()))
                        .toList();
        for (int from = 0; from < tokens.size(); from++) {
            var run = new StringBuilder();
            for (int i = from; i < Math.min(tokens.size(), from + LONGEST_RUN); i++) {
                run.append(tokens.get(i));
                if (run.length() > LONGEST) {
                    break;
                }
                classify(run.toString(), i == from, found);
            }
        }
    }

    private void classify(String candidate, boolean single, Set<Reference> found) {
        if (invoiceNumber.matcher(candidate).matches()) {
            found.add(new Reference(Kind.INVOICE_NUMBER, candidate));
        } else if (single && isTransaction(candidate)) {
            found.add(new Reference(Kind.TRANSACTION, candidate));
        } else if (candidate.length() >= SHORTEST
                && candidate.chars().anyMatch(Character::isDigit)) {
            found.add(new Reference(Kind.WORD, candidate));
        }
    }

    private static boolean isTransaction(String token) {
        return TRANSACTION.matcher(token).matches()
                && token.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
    }

    private static void add(Set<Reference> found, Kind kind, String value) {
        var text = Reference.normalised(value);
        if (!text.isEmpty()) {
            found.add(new Reference(kind, text));
        }
    }
}
