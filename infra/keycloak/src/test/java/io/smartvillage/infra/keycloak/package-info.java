@NullMarked
package io.smartvillage.infra.keycloak;

import org.jspecify.annotations.NullMarked;
