@NullMarked
package io.smartvillage.infra.config.client;

import org.jspecify.annotations.NullMarked;
