@NullMarked
package io.smartvillage.access.member.messaging;

import org.jspecify.annotations.NullMarked;
