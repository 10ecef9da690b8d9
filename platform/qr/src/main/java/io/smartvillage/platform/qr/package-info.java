/// Codes to draw: text in, PNG or SVG out. No framework.
@NullMarked
package io.smartvillage.platform.qr;

import org.jspecify.annotations.NullMarked;
