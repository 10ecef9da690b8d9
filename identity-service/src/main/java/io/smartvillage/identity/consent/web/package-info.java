@NullMarked
package io.smartvillage.identity.consent.web;

import org.jspecify.annotations.NullMarked;
