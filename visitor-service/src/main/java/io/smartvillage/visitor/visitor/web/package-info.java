@NullMarked
package io.smartvillage.visitor.visitor.web;

import org.jspecify.annotations.NullMarked;
