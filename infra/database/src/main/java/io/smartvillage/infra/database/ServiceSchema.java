package io.smartvillage.infra.database;

import java.util.List;
import java.util.regex.Pattern;

/// One service's schema and the three roles that may touch it.
///
/// `<name>_owner` runs migrations, `<name>_app` is the application (no DDL, row-level security
/// applies), `<name>_jobs` cannot log in and is entered by the application with `set local role`
/// for the few statements that span villages (relay, lists of villages).
public record ServiceSchema(String name) {

    private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9_]{1,30}");

    /// The services of this repository, in the order in which their migrations run.
    public static final List<ServiceSchema> ALL =
            List.of("identity", "property", "billing", "access", "visitor", "expense").stream()
                    .map(ServiceSchema::new)
                    .toList();

    public ServiceSchema {
        if (!VALID.matcher(name).matches()) {
            throw new IllegalArgumentException("not a schema name: " + name);
        }
    }

    public String ownerRole() {
        return name + "_owner";
    }

    public String appRole() {
        return name + "_app";
    }

    public String jobsRole() {
        return name + "_jobs";
    }
}
