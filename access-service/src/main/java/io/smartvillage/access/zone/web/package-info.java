@NullMarked
package io.smartvillage.access.zone.web;

import org.jspecify.annotations.NullMarked;
