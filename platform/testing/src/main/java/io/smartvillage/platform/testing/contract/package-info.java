/// What every service promises, found out from its catalogue, its OpenAPI document and its topics,
/// so that a table, route or topic added tomorrow is tried without being named.
@NullMarked
package io.smartvillage.platform.testing.contract;

import org.jspecify.annotations.NullMarked;
