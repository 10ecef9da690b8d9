package io.smartvillage.platform.web.problem;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import io.smartvillage.platform.security.KeyedPath;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Where the path holds a key ([KeyedPath]), no problem and no trace repeats it.
@RestControllerAdvice
class HidePathKeys implements ResponseBodyAdvice<Object>, ObservationFilter {

    private static final String URL = "http.url";

    @Override
    public boolean supports(
            MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem
                && request instanceof ServletServerHttpRequest http
                && http.getServletRequest().getAttribute(KeyedPath.ATTRIBUTE) != null) {
            problem.setInstance(null);
        }
        return body;
    }

    @Override
    public Observation.Context map(Observation.Context context) {
        if (context instanceof ServerRequestObservationContext served
                && served.getCarrier() != null
                && served.getCarrier().getAttribute(KeyedPath.ATTRIBUTE) != null) {
            var pattern = served.getPathPattern();
            context.addHighCardinalityKeyValue(
                    KeyValue.of(URL, pattern == null ? KeyedPath.VARIABLE : pattern));
        }
        return context;
    }
}
