package io.smartvillage.billing.slip.slipok;

import java.math.BigDecimal;

/// On the wire.
///
/// @param data text of the mini-QR
record SlipOkQuestion(String data, BigDecimal amount, boolean log) {}
