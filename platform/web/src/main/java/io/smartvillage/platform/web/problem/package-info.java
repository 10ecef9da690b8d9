/// RFC 9457 problem details in Thai and English, one shape for every error of every service.
@NullMarked
package io.smartvillage.platform.web.problem;

import org.jspecify.annotations.NullMarked;
