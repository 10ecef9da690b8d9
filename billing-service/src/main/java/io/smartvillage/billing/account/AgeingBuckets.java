package io.smartvillage.billing.account;

import java.math.BigDecimal;

/// Baht by days after the due date; on the due date itself it is current.
public record AgeingBuckets(
        BigDecimal current,
        BigDecimal days1To30,
        BigDecimal days31To60,
        BigDecimal days61To90,
        BigDecimal days91To180,
        BigDecimal daysOver180,
        BigDecimal total) {}
