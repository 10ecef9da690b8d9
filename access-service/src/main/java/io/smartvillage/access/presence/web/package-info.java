@NullMarked
package io.smartvillage.access.presence.web;

import org.jspecify.annotations.NullMarked;
