@NullMarked
package io.smartvillage.visitor.settings.web;

import org.jspecify.annotations.NullMarked;
