@NullMarked
package io.smartvillage.visitor.job;

import org.jspecify.annotations.NullMarked;
