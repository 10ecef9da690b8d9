package io.smartvillage.identity.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Of one column. What is absent was null; personal data is masked.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(@Nullable Object before, @Nullable Object after) {}
