package io.smartvillage.gateway.admission;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `smartvillage.gateway.cors.*`
///
/// @param origins whose pages may call the API, each as `https://console.example`; none by default
@ConfigurationProperties("smartvillage.gateway.cors")
record CorsProperties(@DefaultValue List<String> origins) {}
