@NullMarked
package io.smartvillage.identity.invitation.web;

import org.jspecify.annotations.NullMarked;
