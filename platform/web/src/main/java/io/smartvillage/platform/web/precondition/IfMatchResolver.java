package io.smartvillage.platform.web.precondition;

import io.smartvillage.platform.web.problem.BadParameterException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

class IfMatchResolver implements HandlerMethodArgumentResolver {

    private static final Pattern STRONG = Pattern.compile("\"(\\d{1,18})\"");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IfMatch.class;
    }

    @Override
    public IfMatch resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var header = request.getHeader(HttpHeaders.IF_MATCH);
        if (header == null) {
            throw new MissingPreconditionException();
        }
        var tag = STRONG.matcher(header.strip());
        if (!tag.matches()) {
            throw new BadParameterException(HttpHeaders.IF_MATCH, "field.etag");
        }
        return new IfMatch(Long.parseLong(tag.group(1)));
    }
}
