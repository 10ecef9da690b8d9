@NullMarked
package io.smartvillage.access.credential.web;

import org.jspecify.annotations.NullMarked;
