package io.smartvillage.identity.consent;

import java.time.Instant;
import java.util.UUID;

/// Something that people may agree to, in the words of one version. The greatest version of a code
/// is the one they are asked about.
public record ConsentPurpose(
        UUID id, String code, int version, String textTh, String textEn, Instant createdAt) {}
