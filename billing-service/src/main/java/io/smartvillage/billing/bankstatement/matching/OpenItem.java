package io.smartvillage.billing.bankstatement.matching;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What money that came in could be for. References may be written in any way.
public sealed interface OpenItem {

    UUID id();

    /// Baht.
    BigDecimal amount();

    /// The day it was paid or is due; equally good items are ranked by it.
    LocalDate day();

    /// A payment that somebody reported, and nobody verified yet. It stands for the invoices it
    /// pays: an invoice does not compete with a payment for it.
    ///
    /// @param amount as reported: money of another amount is not this payment
    /// @param time in the village's zone; null if not known
    /// @param transRef of the slip; null without one
    /// @param references of the invoices it pays: their numbers and ref2
    /// @param invoiceIds of the invoices it pays
    record OpenPayment(
            UUID id,
            BigDecimal amount,
            LocalDate date,
            @Nullable LocalTime time,
            @Nullable String transRef,
            Set<String> references,
            Set<UUID> invoiceIds)
            implements OpenItem {

        public OpenPayment {
            references = Set.copyOf(references);
            invoiceIds = Set.copyOf(invoiceIds);
        }

        @Override
        public LocalDate day() {
            return date;
        }
    }

    /// An invoice with something left to pay. Money of another amount can be a part of it, or more.
    ///
    /// @param amount left to pay
    /// @param number ours
    /// @param ref1 of its QR code, names the house; null without one
    /// @param ref2 of its QR code, names the invoice; null without one
    /// @param houseNumber as people write it; null if not known
    record OpenInvoice(
            UUID id,
            BigDecimal amount,
            String number,
            @Nullable String ref1,
            @Nullable String ref2,
            @Nullable String houseNumber,
            LocalDate due)
            implements OpenItem {

        @Override
        public LocalDate day() {
            return due;
        }
    }
}
