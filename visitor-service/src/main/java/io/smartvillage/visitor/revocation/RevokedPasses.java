package io.smartvillage.visitor.revocation;

import java.util.List;

/// @param number grows with every list that is not the one before it
public record RevokedPasses(long number, List<RevokedPass> passes) {}
