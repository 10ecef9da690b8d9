package io.smartvillage.access.zone;

/// @param antiPassback nobody enters twice without leaving in between
/// @param visitorsAllowed whether passes and entry codes open the way in
public record ZoneDetails(String name, boolean antiPassback, boolean visitorsAllowed) {}
