package io.smartvillage.property.plate;

import io.smartvillage.property.plate.PlateRefusedException.Reason;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A number plate as it is compared (domain rule 21).
///
/// @param number letters and digits only: Thai letters, or A–Z, and 0–9
/// @param province null if nobody said, or on plates that have none
public record Plate(String number, @Nullable Province province) {

    /// Of a number, in characters.
    public static final int LONGEST = 14;

    private static final String CONSONANT = "[\\u0E01-\\u0E2E]";

    private static final Pattern THAI = Pattern.compile("[\\u0E01-\\u0E3A\\u0E40-\\u0E4E]");

    private static final Pattern CHARACTERS =
            Pattern.compile("[0-9\\u0E01-\\u0E3A\\u0E40-\\u0E4E]+|[0-9A-Z]+");

    /// Behind the last digit of a Thai plate stands nothing but its province.
    private static final Pattern WITH_PROVINCE =
            Pattern.compile("(.*[0-9])([\\u0E01-\\u0E3A\\u0E40-\\u0E4E]+)");

    /// Cars and motorcycles (1กก1234, กก1234, 1กก12), red plates of dealers (ก1234), those of the
    /// royal household (รยล123), and words bought at auction, which have vowels and marks (เฮง9).
    private static final Pattern LETTERS_FIRST =
            Pattern.compile(
                    "[0-9]?(?:%1$s{1,3}|(?=[^0-9]*%1$s)(?=[^0-9]*[\\u0E30-\\u0E3A\\u0E40-\\u0E4E])[^0-9]{2,8})[0-9]{1,4}"
                            .formatted(CONSONANT));

    /// Embassies, consulates and international bodies: a letter, the country, a number (ท571234).
    private static final Pattern DIPLOMATIC = Pattern.compile(CONSONANT + "[0-9]{5,6}");

    /// Lorries and buses (701234), the forces and the police.
    private static final Pattern DIGITS_ONLY = Pattern.compile("[0-9]{4,7}");

    /// Of other countries: letters and at least one digit, and temporary ones.
    private static final Pattern LATIN = Pattern.compile("(?=.*[0-9])(?=.*[A-Z])[0-9A-Z]{2,10}");

    /// Reads a plate that a person typed or a camera read, with or without its province behind the
    /// number.
    ///
    /// @throws PlateRefusedException if no vehicle has such a plate
    public static Plate of(String text) {
        var plate = PlateText.normalized(text);
        if (plate.isEmpty()) {
            throw new PlateRefusedException(Reason.EMPTY);
        }
        if (!CHARACTERS.matcher(plate).matches()) {
            throw new PlateRefusedException(Reason.CHARACTERS);
        }
        var parts = WITH_PROVINCE.matcher(plate);
        if (!parts.matches()) {
            return new Plate(number(plate), null);
        }
        var number = number(parts.group(1));
        return new Plate(
                number,
                Province.named(parts.group(2))
                        .orElseThrow(() -> new PlateRefusedException(Reason.PROVINCE)));
    }

    public Optional<Integer> provinceCode() {
        return Optional.ofNullable(province).map(Province::code);
    }

    /// As people read it.
    public String written() {
        return province == null ? number : number + " " + province.thai();
    }

    private static String number(String number) {
        if (number.length() > LONGEST) {
            throw new PlateRefusedException(Reason.TOO_LONG);
        }
        var isThai = THAI.matcher(number).find();
        var matches =
                isThai
                        ? LETTERS_FIRST.matcher(number).matches()
                                || DIPLOMATIC.matcher(number).matches()
                        : DIGITS_ONLY.matcher(number).matches() || LATIN.matcher(number).matches();
        if (!matches) {
            throw new PlateRefusedException(Reason.FORM);
        }
        return number;
    }
}
