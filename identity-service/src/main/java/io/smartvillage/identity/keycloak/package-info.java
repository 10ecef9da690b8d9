/// What this service asks of Keycloak, where sign-in lives: see docs/adr/0012.
@NullMarked
package io.smartvillage.identity.keycloak;

import org.jspecify.annotations.NullMarked;
