package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.matching.Reference;
import io.smartvillage.billing.bankstatement.matching.ReferenceFinder;
import io.smartvillage.billing.bankstatement.reading.StatementLine;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/// What a line may name, as letters and digits.
///
/// @param all everything that may be a reference
/// @param invoices what can be nothing but an invoice's number or ref2
record LineReferences(Set<String> all, Set<String> invoices) {

    LineReferences {
        all = Set.copyOf(all);
        invoices = Set.copyOf(invoices);
    }

    static LineReferences of(StatementLine line, ReferenceFinder finder) {
        var found = finder.find(line);
        return new LineReferences(
                found.stream().map(LineReferences::plain).collect(Collectors.toSet()),
                found.stream()
                        .filter(reference ->
                                reference.kind() == Reference.Kind.INVOICE_NUMBER
                                        || reference.kind() == Reference.Kind.REF2)
                        .map(LineReferences::plain)
                        .collect(Collectors.toSet()));
    }

    private static String plain(Reference reference) {
        return Reference.lettersAndDigits(reference.text());
    }

    /// Whether it names an invoice, and none of these.
    boolean nameOtherThan(Collection<String> references) {
        return !invoices.isEmpty()
                && references.stream()
                        .map(Reference::lettersAndDigits)
                        .noneMatch(invoices::contains);
    }
}
