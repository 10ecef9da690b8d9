package io.smartvillage.platform.messaging;

/// Header names of CloudEvents 1.0 in Kafka's binary mode, and W3C trace context.
public final class EventHeaders {

    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String TIME = "ce_time";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String VILLAGE = "ce_villageid";
    public static final String TRACE_PARENT = "traceparent";
    public static final String CONTENT_TYPE = "content-type";

    private EventHeaders() {}
}
