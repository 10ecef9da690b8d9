/// The Keycloak realm of Smart Village, seen from the launcher and the tests: demo villages and
/// tokens.
@NullMarked
package io.smartvillage.infra.keycloak;

import org.jspecify.annotations.NullMarked;
