/// One door to real PostgreSQL, Kafka and Keycloak for the tests of every service.
///
/// `@VillageServiceTest` starts the service on a schema of its own with the demo villages in its
/// directory. Where the servers come from is [io.smartvillage.infra.servers.TestServers]' affair.
@NullMarked
package io.smartvillage.platform.testing;

import org.jspecify.annotations.NullMarked;
