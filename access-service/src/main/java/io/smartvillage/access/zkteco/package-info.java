/// ZKTeco terminals and controllers, which post what they did (push protocol, `/iclock`).
@NullMarked
package io.smartvillage.access.zkteco;

import org.jspecify.annotations.NullMarked;
