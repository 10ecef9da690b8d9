package io.smartvillage.platform.messaging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says where a fact goes. The event's type is `<service>.<simple class name>`, the service being
/// the part of the topic before its first dot.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PublishedOn {

    /// Stands for the publishing service in the topic of a fact that every service may publish.
    String SERVICE = "{service}";

    /// Topic, `<service>.<aggregate>.v1` or, for a snapshot that others mirror,
    /// `<service>.<aggregate>-state.v1` (compacted).
    String value();

    /// Name of the record component that holds the aggregate's id: the message's key.
    String key();
}
