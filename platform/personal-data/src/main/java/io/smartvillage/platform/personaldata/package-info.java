/// How a service answers when a person is erased, or asks for what is stored about them: both are
/// told by identity-service, and each service does its part in a transaction of its own. See
/// docs/adr/0026.
@NullMarked
package io.smartvillage.platform.personaldata;

import org.jspecify.annotations.NullMarked;
