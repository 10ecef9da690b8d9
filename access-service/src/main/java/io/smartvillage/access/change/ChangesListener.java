package io.smartvillage.access.change;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Hears what any instance tells by [Changes], on a connection of its own.
///
/// While there is none nothing is heard: with each new connection everything may have changed.
@Component
class ChangesListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ChangesListener.class);
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /// A connection that is cut off without a word is noticed after this long.
    private static final int VALIDATION_SECONDS = 2;

    private final JdbcConnectionDetails database;
    private final ObjectProvider<ChangeObserver> observers;
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    ChangesListener(JdbcConnectionDetails database, ObjectProvider<ChangeObserver> observers) {
        this.database = database;
        this.observers = observers;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("access-changes").daemon().start(this::listen);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listen() {
        var pause = FIRST_PAUSE;
        while (running) {
            try (var connection = connect()) {
                LOG.debug("listening for changes");
                pause = FIRST_PAUSE;
                hear(connection);
            } catch (SQLException | RuntimeException e) {
                // Whatever it is: an instance that hears nothing lets in whom it should not.
                if (running && pause.equals(FIRST_PAUSE)) {
                    LOG.warn("changes are not heard: {}", e.getMessage());
                }
                pause = sleep(pause);
                // Deaf all the while: nothing is believed for longer than a pause.
                observers.forEach(ChangeObserver::anythingChanged);
            }
        }
    }

    private Connection connect() throws SQLException {
        var settings = new Properties();
        settings.setProperty("user", String.valueOf(database.getUsername()));
        settings.setProperty("password", String.valueOf(database.getPassword()));
        settings.setProperty("ApplicationName", Changes.CHANNEL);
        settings.setProperty("tcpKeepAlive", "true");
        settings.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(database.getJdbcUrl(), settings);
    }

    private void hear(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + Changes.CHANNEL);
        }
        observers.forEach(ChangeObserver::anythingChanged);
        var postgres = connection.unwrap(PGConnection.class);
        while (running) {
            var notifications = postgres.getNotifications((int) WAIT.toMillis());
            if (notifications == null || notifications.length == 0) {
                if (!connection.isValid(VALIDATION_SECONDS)) {
                    throw new SQLException("the connection is gone");
                }
                continue;
            }
            for (var notification : notifications) {
                heard(notification.getParameter());
            }
        }
    }

    private void heard(String text) {
        try {
            var change = Change.of(text);
            observers.forEach(observer -> observer.changed(change));
        } catch (IllegalArgumentException e) {
            LOG.warn("a change of no known kind: {}", e.getMessage());
            observers.forEach(ChangeObserver::anythingChanged);
        }
    }

    private static Duration sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        var longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
}
