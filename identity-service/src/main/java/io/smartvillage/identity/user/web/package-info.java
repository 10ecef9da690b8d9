@NullMarked
package io.smartvillage.identity.user.web;

import org.jspecify.annotations.NullMarked;
