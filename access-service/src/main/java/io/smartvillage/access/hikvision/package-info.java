/// Hikvision cameras and terminals, which post what they see (ISAPI event notification).
@NullMarked
package io.smartvillage.access.hikvision;

import org.jspecify.annotations.NullMarked;
