/// How an application gets its settings from config-server.
@NullMarked
package io.smartvillage.infra.config.client;

import org.jspecify.annotations.NullMarked;
