package io.smartvillage.billing.bankaccount.web;

import io.smartvillage.billing.bankaccount.BankAccountTerms;
import io.smartvillage.billing.bankstatement.reading.StatementLayout;
import io.smartvillage.billing.bankstatement.reading.StatementLayouts;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.util.List;
import java.util.stream.Stream;

/// The layouts that an account's statements can have.
final class LayoutName {

    private static final List<String> ALL =
            Stream.concat(
                            Stream.of(BankAccountTerms.ANY_LAYOUT),
                            StatementLayouts.builtIn().stream().map(StatementLayout::id))
                    .toList();

    private LayoutName() {}

    /// @throws BadParameterException naming those there are
    static String known(String layout) {
        if (!ALL.contains(layout)) {
            throw new BadParameterException("layout", "field.enum", String.join(", ", ALL));
        }
        return layout;
    }
}
