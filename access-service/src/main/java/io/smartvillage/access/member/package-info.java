/// A mirror of identity-service's people: who is suspended.
@NullMarked
package io.smartvillage.access.member;

import org.jspecify.annotations.NullMarked;
