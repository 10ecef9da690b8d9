package io.smartvillage.identity.personaldata;

import java.util.List;

/// Who answers when a person is to be forgotten or shown.
final class Services {

    static final List<String> ALL =
            List.of("identity", "property", "billing", "access", "visitor", "expense");

    private Services() {}

    static String topicOf(String service) {
        return service + ".personal-data.v1";
    }
}
