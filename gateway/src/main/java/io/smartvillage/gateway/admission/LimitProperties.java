package io.smartvillage.gateway.admission;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// `smartvillage.gateway.limits.*`
///
/// @param client one signed-in person or device with one client
/// @param village everybody of one village together
/// @param address one address without a good token: public pages, signed requests and refused
///   tokens
/// @param remembered most clients, villages and addresses counted at once; the longest unseen are
///   forgotten first
/// @param body largest request body
/// @param upload largest request body of a file: multipart, CSV, image or PDF; and of what comes in
///   masses
/// @param masses patterns of the paths that take things in masses
@ConfigurationProperties("smartvillage.gateway.limits")
record LimitProperties(
        @DefaultValue Rate client,
        @DefaultValue Rate village,
        @DefaultValue Rate address,
        @DefaultValue("100000") long remembered,
        @DefaultValue("1MB") DataSize body,
        @DefaultValue("12MB") DataSize upload,
        @DefaultValue("/api/v1/access/reported-decisions") List<String> masses) {

    /// @param burst requests at once after a pause
    /// @param requests afterwards, in each `period`
    record Rate(
            @DefaultValue("100") long burst,
            @DefaultValue("50") long requests,
            @DefaultValue("1s") Duration period) {}
}
