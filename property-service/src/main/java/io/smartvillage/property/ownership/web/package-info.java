@NullMarked
package io.smartvillage.property.ownership.web;

import org.jspecify.annotations.NullMarked;
