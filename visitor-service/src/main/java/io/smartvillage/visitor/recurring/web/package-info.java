@NullMarked
package io.smartvillage.visitor.recurring.web;

import org.jspecify.annotations.NullMarked;
