@NullMarked
package io.smartvillage.access.zkteco.web;

import org.jspecify.annotations.NullMarked;
