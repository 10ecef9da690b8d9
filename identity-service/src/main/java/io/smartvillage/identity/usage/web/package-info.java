@NullMarked
package io.smartvillage.identity.usage.web;

import org.jspecify.annotations.NullMarked;
