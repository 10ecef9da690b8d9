package io.smartvillage.identity.user;

import java.util.Locale;

/// Which texts can be a username, a phone number, an e-mail address, and when two are the same.
public final class PersonRules {

    /// No `@`: nobody can be named after somebody else's e-mail address. Not like the accounts of
    /// devices.
    public static final String USERNAME = "(?!service-account-)[a-z0-9][a-z0-9._-]{2,49}";

    public static final String PHONE = "\\+?[0-9][0-9 -]{4,18}";

    /// A line of text that says something.
    public static final String LINE = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*";

    private PersonRules() {}

    /// `+66 81-234-5678` and `0812345678` are the same number.
    static String normalizedPhone(String phone) {
        var digits = phone.replaceAll("[ -]", "");
        return digits.startsWith("+66") ? "0" + digits.substring(3) : digits;
    }

    static String normalizedEmail(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
