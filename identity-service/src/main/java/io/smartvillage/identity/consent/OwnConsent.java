package io.smartvillage.identity.consent;

import java.util.List;

/// @param purpose the one that is asked about now
/// @param given whether the person agrees to these very words
/// @param history what they said about any version, the latest first
public record OwnConsent(ConsentPurpose purpose, boolean given, List<ConsentEntry> history) {}
