package io.smartvillage.platform.security;

import org.springframework.security.web.firewall.StrictHttpFirewall;

/// Spring Security's strict firewall, but for the values of headers.
///
/// Text in UTF-8 (an operator's reason in Thai) arrives as bytes that look like C1 controls, which
/// the strict one refuses, after a regular expression over every header of every request.
public final class TextHeaderFirewall {

    private TextHeaderFirewall() {}

    public static StrictHttpFirewall create() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(TextHeaderFirewall::hasNoAsciiControls);
        return firewall;
    }

    private static boolean hasNoAsciiControls(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return false;
            }
        }
        return true;
    }
}
