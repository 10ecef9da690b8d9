@NullMarked
package io.smartvillage.visitor.walkin.web;

import org.jspecify.annotations.NullMarked;
