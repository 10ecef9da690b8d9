package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.reading.StatementLine;
import io.smartvillage.billing.payment.MoneyIs;
import io.smartvillage.billing.payment.PaymentMethod;
import java.util.UUID;

/// A credit whose payment is looked for.
///
/// @param lineId of the stored line, or of the one that will be
/// @param money whether the line is booked already
/// @param method of a payment that nobody reported
record IncomingMoney(UUID lineId, StatementLine line, MoneyIs money, PaymentMethod method) {}
