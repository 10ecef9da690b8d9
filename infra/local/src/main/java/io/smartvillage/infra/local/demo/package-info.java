/// `./village demo`: the main job, through the gateway, as the people who do it.
@NullMarked
package io.smartvillage.infra.local.demo;

import org.jspecify.annotations.NullMarked;
