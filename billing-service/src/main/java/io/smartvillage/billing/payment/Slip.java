package io.smartvillage.billing.payment;

import io.smartvillage.platform.storage.FileType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;

/// The picture of a bank's slip, as it is kept.
///
/// @param fileId in the file store
/// @param sha256 of what is kept, in hex
@Embeddable
record Slip(
        @Column(name = "slip_file_id") UUID fileId,
        @Column(name = "slip_type") @Enumerated(EnumType.STRING) FileType type,
        @Column(name = "slip_size_bytes") Long sizeBytes,
        @Column(name = "slip_sha256") String sha256) {}
