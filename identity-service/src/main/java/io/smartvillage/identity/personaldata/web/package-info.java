@NullMarked
package io.smartvillage.identity.personaldata.web;

import org.jspecify.annotations.NullMarked;
