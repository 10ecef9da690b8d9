/// What people of a village agree to, in which words, and when they said otherwise.
@NullMarked
package io.smartvillage.identity.consent;

import org.jspecify.annotations.NullMarked;
