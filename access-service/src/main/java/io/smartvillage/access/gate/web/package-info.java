@NullMarked
package io.smartvillage.access.gate.web;

import org.jspecify.annotations.NullMarked;
