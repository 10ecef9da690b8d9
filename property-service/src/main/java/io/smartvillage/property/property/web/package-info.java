@NullMarked
package io.smartvillage.property.property.web;

import org.jspecify.annotations.NullMarked;
