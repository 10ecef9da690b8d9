@NullMarked
package io.smartvillage.property.vehicle.web;

import org.jspecify.annotations.NullMarked;
