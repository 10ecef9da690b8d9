@NullMarked
package io.smartvillage.visitor.settings;

import org.jspecify.annotations.NullMarked;
