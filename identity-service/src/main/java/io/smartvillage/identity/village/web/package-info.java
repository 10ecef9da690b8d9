@NullMarked
package io.smartvillage.identity.village.web;

import org.jspecify.annotations.NullMarked;
