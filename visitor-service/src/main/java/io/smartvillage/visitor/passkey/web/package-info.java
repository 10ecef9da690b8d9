@NullMarked
package io.smartvillage.visitor.passkey.web;

import org.jspecify.annotations.NullMarked;
