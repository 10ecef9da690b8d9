package io.smartvillage.infra.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A process, told apart from a later one that was given the same pid by the moment of its birth.
record ProcessIdentity(long pid, String birth) {

    static Optional<ProcessIdentity> of(long pid) {
        return birthOf(pid).map(birth -> new ProcessIdentity(pid, birth));
    }

    static ProcessIdentity ofThisProcess() {
        var pid = ProcessHandle.current().pid();
        return of(pid).orElseThrow(() ->
                new ServerException("This process (" + pid + ") is not listed as running"));
    }

    static ProcessIdentity parse(String text) {
        var space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("Not a process identity: " + text);
        }
        return new ProcessIdentity(
                Long.parseLong(text.substring(0, space)), text.substring(space + 1));
    }

    boolean alive() {
        return birthOf(pid).filter(birth::equals).isPresent();
    }

    String format() {
        return pid + " " + birth;
    }

    private static Optional<String> birthOf(long pid) {
        var stat = Path.of("/proc", Long.toString(pid), "stat");
        if (Files.isDirectory(Path.of("/proc/self"))) {
            try {
                var text = Files.readString(stat);
                // The command's name is in brackets and may hold anything: count from the last
                // bracket.
                var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
                var dead = fields[0].equals("Z") || fields[0].equals("X");
                return dead ? Optional.empty() : Optional.of("ticks-" + fields[19]);
            } catch (IOException _) {
                return Optional.empty();
            }
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> "millis-" + start.toEpochMilli());
    }
}
