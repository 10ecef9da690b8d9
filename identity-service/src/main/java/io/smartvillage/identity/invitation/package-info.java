/// Codes with which people bind their accounts to a village, once each.
@NullMarked
package io.smartvillage.identity.invitation;

import org.jspecify.annotations.NullMarked;
