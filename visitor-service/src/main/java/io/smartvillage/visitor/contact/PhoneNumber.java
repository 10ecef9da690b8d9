package io.smartvillage.visitor.contact;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A telephone number as ITU E.164 has it: `+66812345678`.
public final class PhoneNumber {

    private static final Pattern SEPARATORS = Pattern.compile("[ .()-]");
    private static final Pattern WRITTEN = Pattern.compile("\\+?\\(?[0-9][0-9 .()-]{6,28}");
    private static final Pattern THAI_MOBILE = Pattern.compile("0[689][0-9]{8}");
    private static final Pattern THAI_LANDLINE = Pattern.compile("0[2-57][0-9]{7}");
    private static final Pattern THAI_ABROAD =
            Pattern.compile("\\+660?([689][0-9]{8}|[2-57][0-9]{7})");
    private static final Pattern FOREIGN = Pattern.compile("\\+(?!66)[1-9][0-9]{7,14}");

    private static final Set<String> MAY_CALL = Set.of("admin", "staff", "resident");
    private static final int SHOWN_DIGITS = 3;

    private PhoneNumber() {}

    /// @param written a Thai mobile or landline number as people dial it, or any country's with its
    ///   `+`; spaces, dots, hyphens and brackets are passed over
    /// @return empty if it is none
    public static Optional<String> e164(String written) {
        if (!WRITTEN.matcher(written).matches()) {
            return Optional.empty();
        }
        var dialled = SEPARATORS.matcher(written).replaceAll("");
        if (THAI_MOBILE.matcher(dialled).matches() || THAI_LANDLINE.matcher(dialled).matches()) {
            return Optional.of("+66" + dialled.substring(1));
        }
        var thai = THAI_ABROAD.matcher(dialled);
        if (thai.matches()) {
            return Optional.of("+66" + thai.group(1));
        }
        return FOREIGN.matcher(dialled).matches() ? Optional.of(dialled) : Optional.empty();
    }

    /// Only its last three digits, unless one of the roles may call the number.
    public static @Nullable String shownTo(Set<String> roles, @Nullable String number) {
        if (number == null || roles.stream().anyMatch(MAY_CALL::contains)) {
            return number;
        }
        var hidden = number.length() - SHOWN_DIGITS;
        return "*".repeat(hidden) + number.substring(hidden);
    }
}
