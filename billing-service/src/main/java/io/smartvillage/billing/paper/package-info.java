/// Papers of what is kept: the invoice, its notes and the statement of a house as PDF, and the QR
/// by which an invoice is paid. Who sees a thing sees its paper.
@NullMarked
package io.smartvillage.billing.paper;

import org.jspecify.annotations.NullMarked;
