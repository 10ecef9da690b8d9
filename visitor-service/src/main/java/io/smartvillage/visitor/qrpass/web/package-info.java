@NullMarked
package io.smartvillage.visitor.qrpass.web;

import org.jspecify.annotations.NullMarked;
