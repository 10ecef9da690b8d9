@NullMarked
package io.smartvillage.property.occupancy.web;

import org.jspecify.annotations.NullMarked;
