package io.smartvillage.access.feed;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `smartvillage.access.feed.*`
///
/// @param streamsPerVillage most at this instance
/// @param streams most at this instance, of all villages
@ConfigurationProperties("smartvillage.access.feed")
public record FeedProperties(
        @DefaultValue("50") int streamsPerVillage, @DefaultValue("500") int streams) {

    public FeedProperties {
        if (streamsPerVillage < 1 || streams < streamsPerVillage) {
            throw new IllegalArgumentException(
                    "smartvillage.access.feed.streams-per-village must be positive and at most streams");
        }
    }
}
