package io.smartvillage.access.pass;

import java.time.Instant;

/// A time within which a recurring pass is good.
///
/// @param from included
/// @param until not included
public record PassWindow(Instant from, Instant until) {}
