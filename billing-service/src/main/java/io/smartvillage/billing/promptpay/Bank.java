package io.smartvillage.billing.promptpay;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// A bank of Thailand, from `banks.csv` (rule 7). New banks come up: a code that is not here is no
/// error.
///
/// @param code 3 digits
/// @param shortName as `KBANK`
/// @param otherNames short names that other systems give it
/// @param name in English
public record Bank(String code, String shortName, List<String> otherNames, String name) {

    private static final int COLUMNS = 4;
    private static final Map<String, Bank> BY_CODE =
            read().stream().collect(toUnmodifiableMap(Bank::code, Function.identity()));

    public Bank {
        otherNames = List.copyOf(otherNames);
    }

    public static Optional<Bank> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private static List<Bank> read() {
        try (var in = Objects.requireNonNull(Bank.class.getResourceAsStream("banks.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> List.of(line.split(",", COLUMNS)))
                    .map(row ->
                            new Bank(
                                    row.get(0),
                                    row.get(1),
                                    row.get(2).isEmpty()
                                            ? List.of()
                                            : List.of(row.get(2).split(" ", -1)),
                                    row.get(3)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("banks.csv cannot be read", e);
        }
    }
}
