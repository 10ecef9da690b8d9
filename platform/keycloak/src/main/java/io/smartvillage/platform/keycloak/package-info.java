/// Keycloak's admin API over plain HTTP, as a service's own client.
@NullMarked
package io.smartvillage.platform.keycloak;

import org.jspecify.annotations.NullMarked;
