@NullMarked
package io.smartvillage.visitor.personaldata.web;

import org.jspecify.annotations.NullMarked;
