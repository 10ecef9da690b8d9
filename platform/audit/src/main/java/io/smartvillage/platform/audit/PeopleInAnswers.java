package io.smartvillage.platform.audit;

import io.smartvillage.platform.web.paging.Page;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Looks for people in each answer to a read before it is written. What a change answers is told as
/// the change.
@ControllerAdvice
final class PeopleInAnswers implements ResponseBodyAdvice<Object> {

    private final TellPersonalDataReads reads;

    PeopleInAnswers(TellPersonalDataReads reads) {
        this.reads = reads;
    }

    @Override
    public boolean supports(
            MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType selectedContentType,
            Class<? extends HttpMessageConverter<?>> selectedConverterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body != null && request.getMethod().equals(HttpMethod.GET)) {
            reads.tell(people(body));
        }
        return body;
    }

    private static Set<UUID> people(Object body) {
        return switch (body) {
            case AboutPeople about -> about.people();
            case Page<?> page -> people(page.items());
            case Collection<?> items ->
                    items.stream()
                            .flatMap(item ->
                                    item instanceof AboutPeople about
                                            ? about.people().stream()
                                            : Stream.empty())
                            .collect(Collectors.toSet());
            default -> Set.of();
        };
    }
}
