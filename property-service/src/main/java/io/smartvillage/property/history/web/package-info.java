@NullMarked
package io.smartvillage.property.history.web;

import org.jspecify.annotations.NullMarked;
