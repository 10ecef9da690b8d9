/// Passes as QR codes: signed, so that a gate can check them without asking anybody.
@NullMarked
package io.smartvillage.visitor.qrpass;

import org.jspecify.annotations.NullMarked;
