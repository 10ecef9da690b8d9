/// Which passes are good no more although their time is not over: for gates that check offline.
@NullMarked
package io.smartvillage.visitor.revocation;

import org.jspecify.annotations.NullMarked;
