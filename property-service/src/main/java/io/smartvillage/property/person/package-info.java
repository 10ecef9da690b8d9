/// People of the village, mirrored from identity-service: who may own a house or live in one.
@NullMarked
package io.smartvillage.property.person;

import org.jspecify.annotations.NullMarked;
