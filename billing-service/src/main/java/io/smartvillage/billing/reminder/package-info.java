/// Tells of houses in arrears, by the age of the oldest unpaid invoice. Others send it; nothing
/// here can close a gate.
@NullMarked
package io.smartvillage.billing.reminder;

import org.jspecify.annotations.NullMarked;
