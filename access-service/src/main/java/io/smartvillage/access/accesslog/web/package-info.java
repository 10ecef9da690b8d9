@NullMarked
package io.smartvillage.access.accesslog.web;

import org.jspecify.annotations.NullMarked;
