/// Work that waits in tables until Keycloak has it.
@NullMarked
package io.smartvillage.identity.work;

import org.jspecify.annotations.NullMarked;
