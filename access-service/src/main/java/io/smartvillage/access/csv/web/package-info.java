@NullMarked
package io.smartvillage.access.csv.web;

import org.jspecify.annotations.NullMarked;
