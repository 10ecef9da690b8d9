@NullMarked
package io.smartvillage.property.pet.web;

import org.jspecify.annotations.NullMarked;
