@NullMarked
package io.smartvillage.visitor.contact;

import org.jspecify.annotations.NullMarked;
