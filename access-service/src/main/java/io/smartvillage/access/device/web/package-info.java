@NullMarked
package io.smartvillage.access.device.web;

import org.jspecify.annotations.NullMarked;
