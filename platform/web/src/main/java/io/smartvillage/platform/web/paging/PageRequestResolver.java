package io.smartvillage.platform.web.paging;

import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

class PageRequestResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var wrong = new ArrayList<FieldMessage>();
        var limit = limit(request.getParameter("limit"), wrong);
        var cursor = cursor(request.getParameter("cursor"), wrong);
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
        return new PageRequest(limit, cursor);
    }

    private static Optional<Cursor> cursor(@Nullable String text, List<FieldMessage> wrong) {
        try {
            return Optional.ofNullable(text).map(Cursor::decode);
        } catch (BadParameterException e) {
            wrong.addAll(e.fields());
            return Optional.empty();
        }
    }

    private static int limit(@Nullable String text, List<FieldMessage> wrong) {
        if (text == null) {
            return PageRequest.DEFAULT_LIMIT;
        }
        try {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= PageRequest.MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException _) {
            // named below, like one out of range
        }
        wrong.add(new FieldMessage("limit", "field.range", List.of(1, PageRequest.MAX_LIMIT)));
        return PageRequest.DEFAULT_LIMIT;
    }
}
