@NullMarked
package io.smartvillage.identity.userimport.web;

import org.jspecify.annotations.NullMarked;
