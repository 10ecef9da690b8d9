@NullMarked
package io.smartvillage.access.reported.web;

import org.jspecify.annotations.NullMarked;
