@NullMarked
package io.smartvillage.access.decision.web;

import org.jspecify.annotations.NullMarked;
