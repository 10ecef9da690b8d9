@NullMarked
package io.smartvillage.property.keycard.web;

import org.jspecify.annotations.NullMarked;
