@NullMarked
package io.smartvillage.property.group.web;

import org.jspecify.annotations.NullMarked;
