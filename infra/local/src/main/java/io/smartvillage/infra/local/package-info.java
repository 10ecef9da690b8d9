/// The launcher behind `./village`: real PostgreSQL, Kafka and Keycloak and all nine applications
/// as processes of this machine.
///
/// What is started, and what each part waits for, is in `Parts`.
@NullMarked
package io.smartvillage.infra.local;

import org.jspecify.annotations.NullMarked;
