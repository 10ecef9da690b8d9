/// The real PostgreSQL, Kafka and Keycloak as processes of their own, for a developer's machine and
/// for tests.
///
/// What they run comes from the local Maven repository: nothing is copied into this module and
/// nothing is downloaded at run time. [io.smartvillage.infra.servers.TestServers] is the door for
/// tests.
@NullMarked
package io.smartvillage.infra.servers;

import org.jspecify.annotations.NullMarked;
