package io.smartvillage.gateway.admission;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `smartvillage.gateway.village.*`
///
/// @param domain the domain whose sub-domains are villages (`villages.example` for
///   `green.villages.example`); empty where villages have no host of their own
/// @param standalone alias or id of the one village of this installation; empty where there are
///   many
@ConfigurationProperties("smartvillage.gateway.village")
record VillageProperties(@DefaultValue("") String domain, @DefaultValue("") String standalone) {}
