@NullMarked
package io.smartvillage.property.settings.web;

import org.jspecify.annotations.NullMarked;
