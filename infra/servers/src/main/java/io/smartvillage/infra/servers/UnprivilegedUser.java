package io.smartvillage.infra.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a program that refuses root is run by root: as nobody in particular in a user namespace of
/// its own, else as the ordinary user `nobody`. Whoever is not root runs it as is.
final class UnprivilegedUser {

    private final List<String> prefix;
    private final Optional<String> ownerName;

    private UnprivilegedUser(List<String> prefix, Optional<String> ownerName) {
        this.prefix = prefix;
        this.ownerName = ownerName;
    }

    /// The first way in which the program can be run and can write to the folder.
    ///
    /// @throws ServerException telling what was tried, if there is none
    static UnprivilegedUser able(Path program, Path folder) {
        if (!Executables.run(List.of("id", "-u"), Map.of(), folder).output().equals("0")) {
            return new UnprivilegedUser(List.of(), Optional.empty());
        }
        var failures = new ArrayList<String>();
        for (var candidate : candidates()) {
            var failure = candidate.failure(program, folder);
            if (failure.isEmpty()) {
                return candidate;
            }
            failures.add(failure.get());
        }
        throw new ServerException(
                "PostgreSQL refuses to run as root, and no other identity worked: "
                        + String.join("; ", failures)
                        + ". Run this as an ordinary user, or allow user namespaces.");
    }

    /// The command as this user.
    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /// Gives the folder and all below it to this user.
    void own(Path folder) {
        if (ownerName.isEmpty()) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            var owner =
                    folder.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(ownerName.get());
            for (var path : paths.toList()) {
                Files.setOwner(path, owner);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot give " + folder + " to " + ownerName.get(), e);
        }
    }

    private Optional<String> failure(Path program, Path folder) {
        if (Executables.find(prefix.getFirst()).isEmpty()) {
            return Optional.of(prefix.getFirst() + " is not installed");
        }
        own(folder);
        var script = "\"$1\" --version > /dev/null && test -w \"$2\" && test \"$(id -u)\" != 0";
        var answer =
                Executables.run(
                        command(
                                List.of(
                                        "/bin/sh",
                                        "-c",
                                        script,
                                        "sh",
                                        program.toString(),
                                        folder.toString())),
                        Map.of(),
                        folder);
        return answer.succeeded()
                ? Optional.empty()
                : Optional.of(
                        String.join(" ", prefix)
                                + " cannot run "
                                + program
                                + " on "
                                + folder
                                + (answer.output().isEmpty() ? "" : " (" + answer.output() + ")"));
    }

    private static List<UnprivilegedUser> candidates() {
        return List.of(
                new UnprivilegedUser(List.of("unshare", "--user"), Optional.empty()),
                new UnprivilegedUser(
                        List.of("setpriv", "--reuid=nobody", "--clear-groups"),
                        Optional.of("nobody")),
                new UnprivilegedUser(
                        List.of("runuser", "-u", "nobody", "--"), Optional.of("nobody")));
    }
}
