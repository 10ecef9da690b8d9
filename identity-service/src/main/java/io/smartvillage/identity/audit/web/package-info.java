@NullMarked
package io.smartvillage.identity.audit.web;

import org.jspecify.annotations.NullMarked;
