package io.smartvillage.billing.bankstatement.reading;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The layouts that come with the service: `bank-statement-layouts/*.yaml`, listed in `order.txt`
/// there.
public final class StatementLayouts {

    private static final String FOLDER = "/bank-statement-layouts/";

    private StatementLayouts() {}

    /// Reads them anew; the caller keeps them.
    ///
    /// @throws InvalidLayoutException if one is wrong
    public static List<StatementLayout> builtIn() {
        return text("order.txt")
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> StatementLayout.parse(text(name + ".yaml")))
                .toList();
    }

    private static String text(String name) {
        try (var file = StatementLayouts.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new FileNotFoundException(FOLDER + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
