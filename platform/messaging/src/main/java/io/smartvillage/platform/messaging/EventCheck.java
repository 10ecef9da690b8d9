package io.smartvillage.platform.messaging;

/// Looks at every event before it is stored. The tests check each against its published schema.
@FunctionalInterface
public interface EventCheck {

    /// @throws RuntimeException to refuse the event, and with it the change
    void check(String topic, String type, String json);
}
