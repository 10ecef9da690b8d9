/// Cards, plates and apps that open gates again and again.
@NullMarked
package io.smartvillage.access.credential;

import org.jspecify.annotations.NullMarked;
