@NullMarked
package io.smartvillage.visitor.revocation.web;

import org.jspecify.annotations.NullMarked;
