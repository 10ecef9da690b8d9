/// Roles, schemas and migrations: a step of its own before the services start (docs/adr/0004).
@NullMarked
package io.smartvillage.infra.database;

import org.jspecify.annotations.NullMarked;
