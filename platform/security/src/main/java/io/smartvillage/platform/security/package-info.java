/// From a Keycloak token to a [io.smartvillage.platform.security.Caller]: one person or device, at
/// most one village, and the permissions that docs/permissions.md gives its roles.
@NullMarked
package io.smartvillage.platform.security;

import org.jspecify.annotations.NullMarked;
