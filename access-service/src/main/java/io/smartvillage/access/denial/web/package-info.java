@NullMarked
package io.smartvillage.access.denial.web;

import org.jspecify.annotations.NullMarked;
