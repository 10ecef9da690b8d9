/// Keys with which a village's passes are signed. A private key never leaves this package.
@NullMarked
package io.smartvillage.visitor.passkey;

import org.jspecify.annotations.NullMarked;
