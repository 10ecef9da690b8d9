package io.smartvillage.infra.local;

import io.smartvillage.infra.keycloak.DemoRealm;
import java.io.PrintStream;
import java.util.List;

/// What a person sees of a stack: parts with their addresses and memory, the addresses worth
/// opening, the demo accounts.
record Overview(Stack stack) {

    void print(PrintStream out) {
        var parts = Parts.of(stack);
        printParts(PartStatus.ofAll(parts.processes()), out);
        var gateway = parts.named(Application.GATEWAY.module());
        out.println();
        if (gateway.isPresent()) {
            out.println(
                    "API          http://127.0.0.1:"
                            + stack.settings().ports().of(Application.GATEWAY.module()));
            out.println(
                    "Documents    http://127.0.0.1:"
                            + stack.settings().ports().of(Application.GATEWAY.module())
                            + "/docs");
        }
        out.println(
                "Keycloak     "
                        + stack.keycloak().baseUrl()
                        + "  (user admin, password in "
                        + stack.settings().server("keycloak").resolve("admin.password")
                        + ")");
        if (parts.named(Application.DISCOVERY.module()).isPresent()) {
            out.println(
                    "Discovery    "
                            + stack.discoveryUrl()
                            + "  (user discovery, password in "
                            + stack.settings().secrets().folder().resolve("discovery")
                            + ")");
        }
        out.println("PostgreSQL   " + stack.postgres().verifiedJdbcUrl("smartvillage"));
        out.println();
        printAccounts(out);
    }

    static void printParts(List<PartStatus> statuses, PrintStream out) {
        var total = 0L;
        out.printf("%-18s %-9s %8s %10s  %s%n", "part", "state", "pid", "memory", "ports");
        for (var status : statuses) {
            total += status.proportionalKiB();
            out.printf(
                    "%-18s %-9s %8s %6d MiB  %s%s%n",
                    status.name(),
                    status.state().word(),
                    status.pid().isPresent() ? Long.toString(status.pid().getAsLong()) : "-",
                    status.proportionalMiB(),
                    String.join(
                            ", ", status.ports().values().stream().map(String::valueOf).toList()),
                    status.outdated() ? "  (an older build: down and up renews it)" : "");
        }
        out.printf("%-18s %-9s %8s %6d MiB%n", "together", "", "", total / 1024);
    }

    private static void printAccounts(PrintStream out) {
        out.println("Demo accounts, all with the published password " + DemoRealm.PASSWORD + ":");
        for (var village : DemoRealm.VILLAGES) {
            out.printf(
                    "  village %-6s %s%n",
                    village.alias(),
                    String.join(
                            ", ",
                            List.of(
                                    village.admin(),
                                    village.staff(),
                                    village.guard(),
                                    village.resident(),
                                    village.secondResident())));
        }
        out.println("  both villages  " + DemoRealm.BOTH_VILLAGES);
        out.println(
                "  no village     "
                        + DemoRealm.OPERATOR
                        + " (runs the installation), "
                        + DemoRealm.STRANGER);
        out.println("An access token: ./village token --village green --user green-admin");
    }
}
