package io.smartvillage.infra.servers;

import java.util.List;

/// A real server that runs as a process of its own and outlives whoever started it.
public sealed interface Server permits PostgresServer, KafkaServer, KeycloakServer {

    /// How people call it: "PostgreSQL".
    String name();

    /// Returns when the server answers. Does nothing more than wait when it is running already.
    ///
    /// @throws ServerException naming the taken port, or with the last lines of the log when the
    ///   server dies or does not answer in time; a server that does not answer in time is left
    ///   running for inspection
    void start(Progress progress);

    /// Ends it politely, then by force. Does nothing when it is not running.
    void stop(Progress progress);

    /// Its process, its log and its pid file.
    DetachedProcess process();

    /// Every port it listens on.
    List<Integer> ports();
}
