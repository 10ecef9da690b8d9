package io.smartvillage.infra.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// TCP ports of this machine, on the loopback address only.
public final class Ports {

    private Ports() {}

    /// As many different free ports as asked for.
    public static List<Integer> free(int count) {
        var sockets = new ServerSocket[count];
        try {
            for (var i = 0; i < count; i++) {
                sockets[i] = new ServerSocket();
                sockets[i].bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            }
            return Arrays.stream(sockets).map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new ServerException("No free port can be had on this machine", e);
        } finally {
            for (var socket : sockets) {
                close(socket);
            }
        }
    }

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    public static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// @throws ServerException naming the port, the part that wants it and, where it can be seen,
    ///   the process that has it
    public static void requireFree(String part, int port) {
        if (!isFree(port)) {
            var holder = holderOf(port).map(name -> " (held by " + name + ")").orElse("");
            throw new ServerException("Port " + port + " for " + part + " is taken" + holder + ".");
        }
    }

    /// The process that listens on the port, as "name, pid 123"; empty where the system does not
    /// tell.
    public static Optional<String> holderOf(int port) {
        try {
            var inodes = listeningInodes(port);
            if (inodes.isEmpty()) {
                return Optional.empty();
            }
            try (var processes = Files.list(Path.of("/proc"))) {
                return processes
                        .filter(process ->
                                process.getFileName()
                                        .toString()
                                        .chars()
                                        .allMatch(Character::isDigit))
                        .filter(process -> holdsOneOf(process, inodes))
                        .map(process -> commandName(process) + ", pid " + process.getFileName())
                        .findFirst();
            }
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Set<String> listeningInodes(int port) throws IOException {
        var hexPort = String.format(":%04X", port);
        var inodes = new HashSet<String>();
        for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (!Files.exists(Path.of(table))) {
                continue;
            }
            for (var line : Files.readAllLines(Path.of(table))) {
                var fields = line.strip().split("\\s+", -1);
                if (fields.length > 9 && fields[1].endsWith(hexPort) && fields[3].equals("0A")) {
                    inodes.add("socket:[" + fields[9] + "]");
                }
            }
        }
        return inodes;
    }

    private static boolean holdsOneOf(Path process, Set<String> inodes) {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return descriptors.anyMatch(descriptor -> pointsToOneOf(descriptor, inodes));
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean pointsToOneOf(Path descriptor, Set<String> inodes) {
        try {
            return inodes.contains(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException _) {
            return false;
        }
    }

    private static String commandName(Path process) {
        try {
            return Files.readString(process.resolve("comm")).strip();
        } catch (IOException _) {
            return "a process";
        }
    }

    private static void close(@org.jspecify.annotations.Nullable ServerSocket socket) {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException _) {
                // It was only held for a moment, to learn its number.
            }
        }
    }
}
