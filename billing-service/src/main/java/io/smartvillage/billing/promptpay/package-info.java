/// Payment codes of Thailand: PromptPay QR, the mini-QR of a bank's slip, the barcode of bills.
///
/// No framework and no database: text and pictures in, values out.
@NullMarked
package io.smartvillage.billing.promptpay;

import org.jspecify.annotations.NullMarked;
